package dev.touchstone.server.page;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every component in every state, for staff. */
@Controller
class StyleguideController {

  private final CourseAccess access;

  StyleguideController(CourseAccess access) {
    this.access = access;
  }

  @GetMapping("/styleguide")
  String styleguide(@AuthenticationPrincipal SignedIn person) {
    if (access.memberships(person).stream().noneMatch(Membership::isStaff)) {
      throw new NotHereException("style guide");
    }
    return "styleguide";
  }
}
