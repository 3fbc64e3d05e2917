package dev.touchstone.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** {@code ?lang=zh} and {@code ?lang=en}, kept in a cookie. Any other value is ignored. */
class LanguageSwitch implements HandlerInterceptor {

  private final LocaleResolver resolver;

  LanguageSwitch(LocaleResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String wanted = request.getParameter("lang");
    LanguageConfiguration.LANGUAGES.stream()
        .map(Locale::getLanguage)
        .filter(language -> language.equals(wanted))
        .forEach(language -> resolver.setLocale(request, response, Locale.of(language)));
    return true;
  }
}
