package dev.touchstone.server.home;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentAccess.Dated;
import dev.touchstone.server.assignment.Progress;
import dev.touchstone.server.assignment.Progress.Done;
import dev.touchstone.server.competition.Boards;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.integrity.Notices;
import dev.touchstone.server.schedule.Announcements;
import dev.touchstone.server.submission.History;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomeController {

  private static final int LATEST = 6;
  private static final int ANNOUNCEMENTS = 3;

  private final CourseAccess courses;
  private final AssignmentAccess assignments;
  private final Progress progress;
  private final History history;
  private final Boards boards;
  private final Announcements announcements;
  private final Notices notices;

  HomeController(
      CourseAccess courses,
      AssignmentAccess assignments,
      Progress progress,
      History history,
      Boards boards,
      Announcements announcements,
      Notices notices) {
    this.courses = courses;
    this.assignments = assignments;
    this.progress = progress;
    this.history = history;
    this.boards = boards;
    this.announcements = announcements;
    this.notices = notices;
  }

  @GetMapping("/")
  String courses(@AuthenticationPrincipal SignedIn person, Model model) {
    List<Membership> memberships = courses.memberships(person);
    model.addAttribute("memberships", memberships);
    model.addAttribute("opens", person.admin());
    // An administrator with one course would else never get to open the second.
    return memberships.size() == 1 && !person.admin()
        ? "redirect:/courses/" + memberships.getFirst().course().slug()
        : "courses";
  }

  @GetMapping("/courses/{course}")
  String home(Membership member, Model model) {
    Optional<Instant> visited = courses.visit(member);
    Instant before = visited.orElse(Instant.EPOCH);
    List<Dated> due = assignments.due(member);
    model.addAttribute("due", due);
    model.addAttribute("latest", history.latest(member, LATEST));
    model.addAttribute("before", before);
    model.addAttribute(
        "cameBack", visited.isEmpty() || member.isStaff() ? 0 : history.cameBack(member, before));
    Function<Assignment, Done> done = progress.of(member);
    model.addAttribute("done", due.stream().map(Dated::assignment).map(done).toList());
    model.addAttribute("announcements", announcements.latest(member.course(), ANNOUNCEMENTS));
    model.addAttribute("competitions", boards.heads(member));
    model.addAttribute("notices", notices.of(member));
    return "course-home";
  }
}
