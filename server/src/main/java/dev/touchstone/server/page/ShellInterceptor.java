package dev.touchstone.server.page;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.operations.Delay;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Gives every page its {@code shell}: of the course whose {@code membership} the controller put
 * into the model, else of the reader's only course.
 */
@Component
class ShellInterceptor implements HandlerInterceptor {

  private final CourseAccess access;
  private final Delay delay;

  ShellInterceptor(CourseAccess access, Delay delay) {
    this.access = access;
    this.delay = delay;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null || !page.hasView() || isRedirect(page)) {
      return;
    }
    Optional<SignedIn> reader = reader();
    Optional<Membership> member = member(page, reader);
    // Dates are read in the course's time zone.
    member.ifPresent(of -> page.addObject("zone", of.course().zone()));
    page.addObject(
        "shell",
        new Shell(
            reader.map(SignedIn::displayName).orElse(null),
            member.map(ShellInterceptor::link).orElse(null),
            member.map(Membership::isStaff).orElse(false),
            member.map(Membership::isInstructor).orElse(false),
            reader.map(SignedIn::admin).orElse(false),
            reader.flatMap(person -> delay.notice()).orElse(null),
            inLanguage(request, "zh"),
            inLanguage(request, "en")));
  }

  private Optional<Membership> member(ModelAndView page, Optional<SignedIn> reader) {
    if (page.getModel().get("membership") instanceof Membership membership) {
      return Optional.of(membership);
    }
    List<Membership> all = reader.map(access::memberships).orElse(List.of());
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static Shell.CourseLink link(Membership member) {
    return new Shell.CourseLink(
        member.course().slug(), member.course().title(), member.course().isArchived());
  }

  private static Optional<SignedIn> reader() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn person
        ? Optional.of(person)
        : Optional.empty();
  }

  private static boolean isRedirect(ModelAndView page) {
    return page.getViewName() != null && page.getViewName().startsWith("redirect:");
  }

  // An error page stands at /error but belongs to the address that was asked for.
  private static String inLanguage(HttpServletRequest request, String language) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var address =
        UriComponentsBuilder.fromPath(
            failed instanceof String path ? path : request.getRequestURI());
    if (failed == null && request.getMethod().equals("GET")) {
      address.query(request.getQueryString());
    }
    return address.replaceQueryParam("lang", language).build().toUriString();
  }
}
