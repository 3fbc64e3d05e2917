package dev.touchstone.server.page;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every part the pages are made of, for those who build pages. */
@Controller
class StyleguideController {

  private final CourseAccess courses;

  StyleguideController(CourseAccess courses) {
    this.courses = courses;
  }

  @GetMapping("/styleguide")
  String styleguide(@AuthenticationPrincipal SignedIn person) {
    if (courses.memberships(person).stream().noneMatch(Membership::isStaff)) {
      throw new NotHereException("style guide");
    }
    return "styleguide";
  }
}
