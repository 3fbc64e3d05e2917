package dev.touchstone.server.submission;

import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.submission.History.Filter;
import dev.touchstone.server.submission.History.Row;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A student's submissions to one exercise in time, and any two of them against each other. */
@Controller
class CompareController {

  private static final int MOST = 200;

  private final AssignmentAccess assignments;
  private final SubmissionAccess submissions;
  private final History history;
  private final Choices choices;
  private final Accounts accounts;

  CompareController(
      AssignmentAccess assignments,
      SubmissionAccess submissions,
      History history,
      Choices choices,
      Accounts accounts) {
    this.assignments = assignments;
    this.submissions = submissions;
    this.history = history;
    this.choices = choices;
    this.accounts = accounts;
  }

  /**
   * @param student whose, for staff; everybody else sees their own
   */
  @GetMapping("/courses/{course}/assignments/{assignment}/{exercise}/submissions")
  String list(
      Membership member,
      @AuthenticationPrincipal SignedIn person,
      @PathVariable("assignment") String assignmentSlug,
      @PathVariable("exercise") String exerciseId,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(required = false) boolean closed,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member, assignmentSlug);
    AssignmentExercise asked = assignment.exercise(exerciseId);
    String whose =
        member.isStaff() && StringUtils.hasText(student)
            ? readable(member, student.strip())
            : person.name();
    List<Row> rows =
        history.list(member, new Filter(whose, assignment.slug(), asked.exercise(), null), MOST);
    model.addAttribute("asked", asked);
    model.addAttribute("assignment", assignment);
    model.addAttribute("crumbs", asked.crumbs(member, locale));
    model.addAttribute("rows", rows);
    model.addAttribute("counting", choices.counting(member, asked, whose).orElse(null));
    model.addAttribute("choosing", whose.equals(person.name()) && choices.isOpen(member, asked));
    model.addAttribute("closed", closed);
    model.addAttribute("most", MOST);
    return "exercise-history";
  }

  // To a TA who is limited to sections nobody else exists.
  private String readable(Membership member, String student) {
    boolean seen =
        member.limitedTo() == null
            || accounts.findByName(student).filter(found -> member.mayRead(found.id())).isPresent();
    if (!seen) {
      throw new NotHereException("submissions of " + student);
    }
    return student;
  }

  /** Only its author says that a submission counts; the page says so if it is too late. */
  @PostMapping("/submissions/{id}/choose")
  String choose(@AuthenticationPrincipal SignedIn person, @PathVariable UUID id) {
    Readable readable = submissions.readable(person, id);
    Submission submission = readable.submission();
    if (submission.accountId() != readable.membership().accountId()) {
      throw new NotHereException("submission " + id + " to choose");
    }
    String page = submission.exercise().path(readable.membership()) + "/submissions";
    boolean chosen = choices.choose(readable.membership(), submission);
    return "redirect:" + page + (chosen ? "" : "?closed=true");
  }

  /** Where the form of the history leads. */
  @GetMapping("/submissions/compare")
  String chosen(@RequestParam UUID a, @RequestParam UUID b) {
    return "redirect:/submissions/" + a + "/compare/" + b;
  }

  @GetMapping("/submissions/{a}/compare/{b}")
  String compare(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID a,
      @PathVariable UUID b,
      Locale locale,
      Model model) {
    Readable before = submissions.readable(person, a);
    Readable after = submissions.readable(person, b);
    AssignmentExercise asked = before.submission().exercise();
    if (asked.id() != after.submission().exercise().id()) {
      throw new NotHereException("comparison of submissions to different exercises");
    }
    model.addAttribute("membership", before.membership());
    model.addAttribute("asked", asked);
    model.addAttribute("crumbs", asked.crumbs(before.membership(), locale));
    model.addAttribute("before", history.row(before.membership(), a));
    model.addAttribute("after", history.row(after.membership(), b));
    model.addAttribute(
        "comparison",
        Comparison.of(submissions.code(before.submission()), submissions.code(after.submission())));
    return "compare";
  }
}
