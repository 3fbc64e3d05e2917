package dev.touchstone.server.competition;

import dev.touchstone.server.chain.AnswerHeaders;
import dev.touchstone.server.chain.OpenAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Public boards are read by anybody, and may stand in a frame of another site; nothing else may.
 */
@Configuration
class PublicBoardSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain publicBoardSecurityChain(HttpSecurity http) throws Exception {
    return OpenAddress.at("/boards/**", http, AnswerHeaders.EMBEDDED_PAGE).build();
  }
}
