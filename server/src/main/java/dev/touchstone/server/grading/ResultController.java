package dev.touchstone.server.grading;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.assignment.Sight;
import dev.touchstone.server.assignment.Visibility;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The result of a submission; while there is none, the same page with where it stands. */
@Controller
class ResultController {

  private final SubmissionAccess submissions;
  private final Gradings gradings;
  private final GradingQueue queue;
  private final Changes changes;
  private final Accounts accounts;
  private final Visibility visibility;
  private final RunLogs runLogs;

  ResultController(
      SubmissionAccess submissions,
      Gradings gradings,
      GradingQueue queue,
      Changes changes,
      Accounts accounts,
      Visibility visibility,
      RunLogs runLogs) {
    this.submissions = submissions;
    this.gradings = gradings;
    this.queue = queue;
    this.changes = changes;
    this.accounts = accounts;
    this.visibility = visibility;
    this.runLogs = runLogs;
  }

  @GetMapping("/submissions/{id}")
  String show(
      @AuthenticationPrincipal SignedIn person, @PathVariable UUID id, Locale locale, Model model) {
    return standing(submissions.readable(person, id), locale, model);
  }

  /** Takes back what waits; of what does not wait any more it is said why it stays. */
  @PostMapping("/submissions/{id}/withdraw")
  Object withdraw(
      @AuthenticationPrincipal SignedIn person, @PathVariable UUID id, Locale locale, Model model) {
    Readable readable = submissions.readable(person, id);
    if (!isOwn(readable)) {
      throw new NotHereException("submission " + id + " to withdraw");
    }
    if (queue.withdraw(readable.submission())) {
      return "redirect:/submissions/" + id;
    }
    model.addAttribute("begun", true);
    return new ModelAndView(standing(readable, locale, model), model.asMap(), HttpStatus.CONFLICT);
  }

  private static boolean isOwn(Readable readable) {
    return readable.submission().accountId() == readable.membership().accountId();
  }

  private String standing(Readable readable, Locale locale, Model model) {
    UUID id = readable.submission().id();
    page(readable, locale, model);
    List<PastGrading> all = gradings.all(readable.membership(), id);
    model.addAttribute("gradings", all);
    all.stream()
        .filter(PastGrading::stands)
        .findFirst()
        .ifPresentOrElse(
            stands -> {
              graded(stands, readable, model);
              model.addAttribute("before", before(stands, all));
            },
            () -> waits(readable, model));
    model.addAttribute("points", gradings.points(readable.membership(), id));
    return "result";
  }

  /** The same as an earlier judgement has it, or for staff one of a regrade that is not applied. */
  @GetMapping("/submissions/{id}/gradings/{grading}")
  String show(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID id,
      @PathVariable("grading") long gradingId,
      Locale locale,
      Model model) {
    Readable readable = submissions.readable(person, id);
    List<PastGrading> all = gradings.all(readable.membership(), id);
    PastGrading shown =
        all.stream()
            .filter(grading -> grading.id() == gradingId)
            .findFirst()
            .orElseThrow(() -> new NotHereException("grading " + gradingId));
    page(readable, locale, model);
    model.addAttribute("gradings", all);
    graded(shown, readable, model);
    model.addAttribute("points", gradings.points(readable.membership(), id).by(shown));
    return "result";
  }

  /** What counted until that one did. */
  private static @Nullable PastGrading before(PastGrading stands, List<PastGrading> all) {
    return all.stream()
        .filter(grading -> grading.id() < stands.id() && grading.isKnown())
        .findFirst()
        .orElse(null);
  }

  private void page(Readable readable, Locale locale, Model model) {
    Submission submission = readable.submission();
    model.addAttribute("membership", readable.membership());
    model.addAttribute("submission", submission);
    model.addAttribute("asked", submission.exercise());
    model.addAttribute("crumbs", submission.exercise().crumbs(readable.membership(), locale));
    model.addAttribute("exercise", submission.exercise().definition());
    model.addAttribute("author", accounts.findById(submission.accountId()).orElseThrow());
    model.addAttribute("code", submissions.code(submission));
    model.addAttribute("curves", runLogs.page(submission.id()).orElse(null));
    model.addAttribute("previous", submissions.previous(submission).orElse(null));
  }

  private void waits(Readable readable, Model model) {
    Submission submission = readable.submission();
    if (!submission.isWithdrawn()) {
      model.addAttribute("waiting", queue.waiting(submission.id()));
      model.addAttribute("mayWithdraw", isOwn(readable));
    }
  }

  private void graded(PastGrading shown, Readable readable, Model model) {
    AssignmentExercise asked = readable.submission().exercise();
    Sight sight = visibility.of(readable.membership(), asked.assignment());
    Grading grading = gradings.judged(shown);
    // From here on nobody has the whole report any more.
    GradingReport report = sight.of(grading.report().orElseThrow());
    List<CaseView> cases = CaseView.of(report.cases(), asked.definition());
    model.addAttribute("shown", shown);
    model.addAttribute("attempt", grading.attempt());
    model.addAttribute("report", report);
    model.addAttribute("cases", cases);
    if (!report.groups().isEmpty()) {
      List<GroupView> groups = GroupView.of(report, cases, sight, shown.points());
      model.addAttribute("sight", sight);
      model.addAttribute("groups", groups);
      model.addAttribute("closed", groups.stream().anyMatch(group -> !group.open()));
    }
    model.addAttribute("diagnosis", report.diagnosis().stream().findFirst().orElse(null));
  }

  /** Says {@code state} whenever the page is worth fetching again. */
  @GetMapping("/submissions/{id}/events")
  SseEmitter events(@AuthenticationPrincipal SignedIn person, @PathVariable UUID id) {
    submissions.readable(person, id);
    return changes.streamUntil(id, () -> gradings.isGraded(id) || isWithdrawn(id));
  }

  private boolean isWithdrawn(UUID id) {
    return submissions.forGrading(id).isWithdrawn();
  }
}
