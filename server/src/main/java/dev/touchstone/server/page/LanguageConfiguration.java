package dev.touchstone.server.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Chinese or English: what the reader chose, else what their browser asks for first. */
@Configuration
class LanguageConfiguration implements WebMvcConfigurer {

  static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

  private final ShellInterceptor shell;

  LanguageConfiguration(ShellInterceptor shell) {
    this.shell = shell;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new LanguageCookie(LanguageConfiguration::asked);
  }

  private static Locale asked(HttpServletRequest request) {
    String header = request.getHeader("Accept-Language");
    return header == null ? Locale.CHINESE : best(header);
  }

  private static Locale best(String header) {
    try {
      var wanted = Locale.LanguageRange.parse(header);
      Locale found = Locale.lookup(wanted, LANGUAGES);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new LanguageSwitch(localeResolver()));
    registry.addInterceptor(shell);
  }
}
