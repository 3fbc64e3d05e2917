package dev.touchstone.server.course;

import dev.touchstone.server.account.SignedIn;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives a controller under {@code /courses/{course}} the reader's {@link Membership}, or answers
 * 404; the page gets it as {@code membership}.
 */
@Component
class MembershipArgument implements HandlerMethodArgumentResolver {

  private final CourseAccess access;

  MembershipArgument(CourseAccess access) {
    this.access = access;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Membership.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer page,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Membership membership =
        parameter.hasParameterAnnotation(EvenArchived.class)
            ? access.evenArchived(reader(), slug(request))
            : access.membership(reader(), slug(request));
    if (page != null) {
      page.addAttribute("membership", membership);
    }
    return membership;
  }

  private static SignedIn reader() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
      return person;
    }
    throw new NotHereException("nobody is signed in");
  }

  private static String slug(NativeWebRequest request) {
    Object variables =
        request.getAttribute(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (variables instanceof Map<?, ?> map && map.get("course") instanceof String slug) {
      return slug;
    }
    throw new IllegalStateException("A page that takes a Membership lies under /courses/{course}");
  }
}
