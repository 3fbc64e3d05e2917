package dev.touchstone.server.assignment;

import dev.touchstone.server.assignment.BestScores.Best;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.markdown.Markdown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class AssignmentController {

  /** An assignment in the list, with what the reader has of it. */
  record Line(Assignment assignment, BigDecimal score) {}

  private final AssignmentAccess assignments;
  private final BestScores bestScores;
  private final Markdown markdown;

  AssignmentController(AssignmentAccess assignments, BestScores bestScores, Markdown markdown) {
    this.assignments = assignments;
    this.bestScores = bestScores;
    this.markdown = markdown;
  }

  @GetMapping("/courses/{course}/assignments")
  String list(Membership member, Model model) {
    List<Line> lines =
        assignments.visible(member).stream()
            .map(assignment -> new Line(assignment, score(member, assignment)))
            .toList();
    model.addAttribute("lines", lines);
    return "assignments";
  }

  @GetMapping("/courses/{course}/assignments/{assignment}")
  String show(
      Membership member, @PathVariable("assignment") String slug, Locale locale, Model model) {
    Assignment assignment = assignments.assignment(member, slug);
    model.addAttribute("assignment", assignment);
    model.addAttribute("statement", markdown.html(assignment.statement().in(locale)));
    model.addAttribute("best", bestScores.of(member.accountId(), assignment));
    return "assignment";
  }

  private BigDecimal score(Membership member, Assignment assignment) {
    Map<String, Best> best = bestScores.of(member.accountId(), assignment);
    return best.values().stream().map(Best::score).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
