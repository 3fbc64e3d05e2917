package dev.touchstone.server.assignment;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.assignment.BestScores.Best;
import dev.touchstone.server.assignment.Progress.Done;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.markdown.Markdown;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class AssignmentController {

  /** An assignment in the list, with what the reader has of it. */
  record Line(
      Assignment assignment,
      @Nullable BigDecimal score,
      @Nullable Verdict verdict,
      Done progress,
      boolean over) {

    static Line of(Assignment assignment, Collection<Best> best, Done progress, boolean over) {
      if (best.isEmpty()) {
        return new Line(assignment, null, null, progress, over);
      }
      BigDecimal score = best.stream().map(Best::score).reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean full = score.compareTo(assignment.points()) == 0;
      Verdict verdict = full ? Verdict.ACCEPTED : Verdict.PARTIAL;
      return new Line(assignment, score, verdict, progress, over);
    }

    public int exercises() {
      return assignment.exercises().size();
    }

    /** How many exercises are not done though the due date has passed. */
    public int missing() {
      return over ? exercises() - progress.done() : 0;
    }
  }

  private final AssignmentAccess assignments;
  private final BestScores bestScores;
  private final Progress progress;
  private final Markdown markdown;
  private final Clock clock;

  AssignmentController(
      AssignmentAccess assignments,
      BestScores bestScores,
      Progress progress,
      Markdown markdown,
      Clock clock) {
    this.assignments = assignments;
    this.bestScores = bestScores;
    this.progress = progress;
    this.markdown = markdown;
    this.clock = clock;
  }

  @GetMapping("/courses/{course}/assignments")
  String list(Membership member, Model model) {
    Function<Assignment, Done> done = progress.of(member);
    List<Line> lines =
        assignments.visible(member).stream()
            .map(assignment -> line(member, assignment, done.apply(assignment)))
            .toList();
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

  private Line line(Membership member, Assignment assignment, Done done) {
    return Line.of(
        assignment,
        bestScores.of(member.accountId(), assignment).values(),
        done,
        clock.instant().isAfter(assignment.dueAt()));
  }
}
