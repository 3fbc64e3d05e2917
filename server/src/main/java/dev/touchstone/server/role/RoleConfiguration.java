package dev.touchstone.server.role;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RoleConfiguration {

  @Bean
  static Roles roles(@Value("${" + Roles.PROPERTY + "}") String named) {
    return Roles.of(named);
  }
}
