package dev.touchstone.server.assignment;

import dev.touchstone.server.course.Membership;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Staff release an assignment's results, or take that back. */
@Controller
class ResultsController {

  private final AssignmentAccess assignments;
  private final Visibility visibility;

  ResultsController(AssignmentAccess assignments, Visibility visibility) {
    this.assignments = assignments;
    this.visibility = visibility;
  }

  /** Says how it shall be, so that pressing twice is pressing once. */
  @PostMapping("/courses/{course}/assignments/{assignment}/results")
  String release(
      Membership member, @PathVariable("assignment") String slug, @RequestParam boolean released) {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    if (released) {
      visibility.release(member, assignment);
    } else {
      visibility.takeBack(member, assignment);
    }
    return "redirect:" + assignment.path(member);
  }
}
