package dev.touchstone.server.limit;

import io.github.bucket4j.TimeMeter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;

@Configuration
@EnableConfigurationProperties(RateProperties.class)
class RateConfiguration {

  @Bean
  Customizer<HttpSecurity> rates(RateProperties rates) {
    var filter =
        new RateFilter(
            new Purses(rates.person(), TimeMeter.SYSTEM_NANOTIME),
            new Purses(rates.address(), TimeMeter.SYSTEM_NANOTIME));
    return http -> http.addFilterBefore(filter, CsrfFilter.class);
  }
}
