package dev.touchstone.server.assignment;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.assignment.BestScores.Best;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.markdown.Markdown;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class AssignmentController {

  /** An assignment in the list, with what the reader has of it. */
  record Line(Assignment assignment, @Nullable BigDecimal score, @Nullable Verdict verdict) {

    static Line of(Assignment assignment, Collection<Best> best) {
      if (best.isEmpty()) {
        return new Line(assignment, null, null);
      }
      BigDecimal score = best.stream().map(Best::score).reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean full = score.compareTo(assignment.points()) == 0;
      return new Line(assignment, score, full ? Verdict.ACCEPTED : Verdict.PARTIAL);
    }
  }

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
        assignments.visible(member).stream().map(assignment -> line(member, assignment)).toList();
    model.addAttribute("lines", lines);
    return "assignments";
  }

  @GetMapping("/courses/{course}/assignments/{assignment}")
  String show(
      Membership member, @PathVariable("assignment") String slug, Locale locale, Model model) {
    Assignment assignment = assignments.assignment(member, slug);
    model.addAttribute("assignment", assignment);
    model.addAttribute("crumbs", assignment.crumbs(member, locale));
    model.addAttribute("statement", markdown.html(assignment.statement().in(locale)));
    model.addAttribute("best", bestScores.of(member.accountId(), assignment));
    return "assignment";
  }

  private Line line(Membership member, Assignment assignment) {
    return Line.of(assignment, bestScores.of(member.accountId(), assignment).values());
  }
}
