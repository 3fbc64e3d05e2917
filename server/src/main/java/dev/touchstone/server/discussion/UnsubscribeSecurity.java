package dev.touchstone.server.discussion;

import dev.touchstone.server.chain.AnswerHeaders;
import dev.touchstone.server.chain.OpenAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Mail programs stop a mail without signing in, by an address that is a secret. */
@Configuration
class UnsubscribeSecurity {

  @Bean
  @Order(3)
  SecurityFilterChain unsubscribeSecurityChain(HttpSecurity http) throws Exception {
    return OpenAddress.at("/unsubscribe/**", http, AnswerHeaders.PAGE).build();
  }
}
