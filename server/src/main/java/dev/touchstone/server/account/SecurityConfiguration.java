package dev.touchstone.server.account;

import dev.touchstone.server.chain.AnswerHeaders;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Nothing is open but the sign-in page, its assets, the health check, and addresses that are a
 * secret by themselves: links to a first password, invitations, calendars.
 */
@Configuration
class SecurityConfiguration {

  @Bean
  SecurityFilterChain security(HttpSecurity http, StillWelcome stillWelcome) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/sign-in",
                        "/sign-in/identity",
                        "/assets/**",
                        "/error",
                        "/actuator/health",
                        "/welcome/*",
                        "/join/*",
                        "/calendar/*")
                    .permitAll()
                    .anyRequest()
                    .access(stillWelcome))
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("name")
                    .passwordParameter("password")
                    .failureHandler(backToTheForm()))
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .exceptionHandling(failures -> failures.accessDeniedHandler(backToTheDoor()))
        .headers(AnswerHeaders.PAGE)
        .build();
  }

  @Bean
  SecurityContextRepository securityContexts() {
    return new DelegatingSecurityContextRepository(
        new RequestAttributeSecurityContextRepository(),
        new HttpSessionSecurityContextRepository());
  }

  // Nobody reads them, and they are a tenth of what a page costs.
  @Bean
  SecurityObservationSettings noObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  // A form without its token gets the page that says so. Whoever else is denied is signed in with
  // an
  // account that may not be here any more, see StillWelcome.
  private static AccessDeniedHandler backToTheDoor() {
    var signOut = new SecurityContextLogoutHandler();
    return (request, response, denied) -> {
      if (denied instanceof CsrfException) {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
      } else {
        signOut.logout(request, response, null);
        response.sendRedirect(request.getContextPath() + "/sign-in");
      }
    };
  }

  private static AuthenticationFailureHandler backToTheForm() {
    return (request, response, failure) -> {
      String why =
          failure instanceof TooManyAttemptsException tooMany
              ? "wait=" + tooMany.minutes()
              : "refused";
      response.sendRedirect(request.getContextPath() + "/sign-in?" + why);
    };
  }
}
