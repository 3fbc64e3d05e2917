package dev.touchstone.server.home;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.competition.Boards;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.submission.History;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomeController {

  private static final int LATEST = 6;

  private final CourseAccess courses;
  private final AssignmentAccess assignments;
  private final History history;
  private final Boards boards;

  HomeController(
      CourseAccess courses, AssignmentAccess assignments, History history, Boards boards) {
    this.courses = courses;
    this.assignments = assignments;
    this.history = history;
    this.boards = boards;
  }

  @GetMapping("/")
  String courses(@AuthenticationPrincipal SignedIn person, Model model) {
    List<Membership> memberships = courses.memberships(person);
    model.addAttribute("memberships", memberships);
    return memberships.size() == 1
        ? "redirect:/courses/" + memberships.getFirst().course().slug()
        : "courses";
  }

  @GetMapping("/courses/{course}")
  String home(Membership member, Model model) {
    Instant before = courses.visit(member).orElse(Instant.EPOCH);
    model.addAttribute("due", assignments.due(member));
    model.addAttribute("latest", history.latest(member, LATEST));
    model.addAttribute("before", before);
    model.addAttribute("competitions", boards.heads(member));
    return "course-home";
  }
}
