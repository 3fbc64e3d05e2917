package dev.touchstone.server.assignment;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.assignment.AssignmentAccess.Dated;
import dev.touchstone.server.assignment.BestScores.Best;
import dev.touchstone.server.assignment.Progress.Done;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.markdown.Markdown;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
class AssignmentController {

  /** An assignment in the list, with what the reader has of it. */
  record Line(
      Assignment assignment,
      Deadline deadline,
      @Nullable BigDecimal score,
      @Nullable Verdict verdict,
      boolean held,
      Done progress) {

    static Line of(Dated dated, Collection<Best> best, Done progress) {
      Assignment assignment = dated.assignment();
      if (best.isEmpty()) {
        return new Line(assignment, dated.deadline(), null, null, false, progress);
      }
      BigDecimal score = best.stream().map(Best::score).reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean full = score.compareTo(assignment.points()) == 0;
      Verdict verdict = full ? Verdict.ACCEPTED : Verdict.PARTIAL;
      boolean held = best.stream().anyMatch(Best::held);
      return new Line(assignment, dated.deadline(), score, verdict, held, progress);
    }

    public int exercises() {
      return assignment.exercises().size();
    }

    /** How many exercises are not done though the reader's own due date has passed. */
    public int missing() {
      return deadline.isOver() ? exercises() - progress.done() : 0;
    }
  }

  private final AssignmentAccess assignments;
  private final Deadlines deadlines;
  private final Extensions extensions;
  private final SlipDays slipDays;
  private final BestScores bestScores;
  private final Progress progress;
  private final Visibility visibility;
  private final Markdown markdown;

  AssignmentController(
      AssignmentAccess assignments,
      Deadlines deadlines,
      Extensions extensions,
      SlipDays slipDays,
      BestScores bestScores,
      Progress progress,
      Visibility visibility,
      Markdown markdown) {
    this.assignments = assignments;
    this.deadlines = deadlines;
    this.extensions = extensions;
    this.slipDays = slipDays;
    this.bestScores = bestScores;
    this.progress = progress;
    this.visibility = visibility;
    this.markdown = markdown;
  }

  @GetMapping("/courses/{course}/assignments")
  String list(Membership member, Model model) {
    Function<Assignment, Done> done = progress.of(member);
    List<Line> lines =
        assignments.dated(member).stream()
            .map(dated -> line(member, dated, done.apply(dated.assignment())))
            .toList();
    model.addAttribute("lines", lines);
    return "assignments";
  }

  @GetMapping("/courses/{course}/assignments/{assignment}")
  String show(
      Membership member, @PathVariable("assignment") String slug, Locale locale, Model model) {
    return page(member, assignments.assignment(member, slug), locale, model);
  }

  /**
   * A slip day taken, or given back; {@code seen} is how many were taken here when that was asked.
   */
  @PostMapping("/courses/{course}/assignments/{assignment}/slip-days")
  Object slip(
      Membership member,
      @PathVariable("assignment") String slug,
      @RequestParam int seen,
      @RequestParam(defaultValue = "false") boolean back,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member, slug);
    boolean done =
        back
            ? slipDays.giveBack(member, assignment, seen)
            : slipDays.take(member, assignment, seen);
    if (done) {
      return "redirect:" + assignment.path(member);
    }
    model.addAttribute("slipRefused", back ? "back" : "take");
    String view = page(member, assignment, locale, model);
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String page(Membership member, Assignment assignment, Locale locale, Model model) {
    model.addAttribute("assignment", assignment);
    model.addAttribute("deadline", deadlines.of(member, assignment));
    extensions
        .granted(member.accountId(), assignment)
        .ifPresent(granted -> model.addAttribute("granted", granted));
    model.addAttribute("crumbs", assignment.crumbs(member, locale));
    model.addAttribute("statement", markdown.html(assignment.statement().in(locale)));
    model.addAttribute("best", bestScores.of(member, assignment));
    if (assignment.isShownLater()) {
      model.addAttribute("sight", visibility.of(member, assignment));
    }
    return "assignment";
  }

  private Line line(Membership member, Dated dated, Done done) {
    return Line.of(dated, bestScores.of(member, dated.assignment()).values(), done);
  }
}
