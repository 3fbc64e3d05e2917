package dev.touchstone.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** What the reader chose, in a cookie that is Secure whenever the request came by https. */
final class LanguageCookie implements LocaleResolver {

  private final CookieLocaleResolver plain;
  private final CookieLocaleResolver secure;

  LanguageCookie(Function<HttpServletRequest, Locale> otherwise) {
    plain = cookie(otherwise, false);
    secure = cookie(otherwise, true);
  }

  private static CookieLocaleResolver cookie(
      Function<HttpServletRequest, Locale> otherwise, boolean secure) {
    var resolver = new CookieLocaleResolver("language");
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieSameSite("Lax");
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSecure(secure);
    resolver.setRejectInvalidCookies(false);
    resolver.setDefaultLocaleFunction(otherwise);
    return resolver;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return of(request).resolveLocale(request);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    of(request).setLocale(request, response, locale);
  }

  private CookieLocaleResolver of(HttpServletRequest request) {
    return request.isSecure() ? secure : plain;
  }
}
