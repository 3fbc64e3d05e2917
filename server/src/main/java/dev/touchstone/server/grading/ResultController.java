package dev.touchstone.server.grading;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.reference.Exercise;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.util.Locale;
import java.util.UUID;
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

  ResultController(
      SubmissionAccess submissions,
      Gradings gradings,
      GradingQueue queue,
      Changes changes,
      Accounts accounts) {
    this.submissions = submissions;
    this.gradings = gradings;
    this.queue = queue;
    this.changes = changes;
    this.accounts = accounts;
  }

  @GetMapping("/submissions/{id}")
  String show(
      @AuthenticationPrincipal SignedIn person, @PathVariable UUID id, Locale locale, Model model) {
    return page(submissions.readable(person, id), locale, model);
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
    return new ModelAndView(page(readable, locale, model), model.asMap(), HttpStatus.CONFLICT);
  }

  private static boolean isOwn(Readable readable) {
    return readable.submission().accountId() == readable.membership().accountId();
  }

  private String page(Readable readable, Locale locale, Model model) {
    Submission submission = readable.submission();
    UUID id = submission.id();
    model.addAttribute("membership", readable.membership());
    model.addAttribute("submission", submission);
    model.addAttribute("asked", submission.exercise());
    model.addAttribute("crumbs", submission.exercise().crumbs(readable.membership(), locale));
    model.addAttribute("exercise", submission.exercise().definition());
    model.addAttribute("author", accounts.findById(submission.accountId()).orElseThrow());
    model.addAttribute("code", submissions.code(submission));
    model.addAttribute("previous", submissions.previous(submission).orElse(null));
    gradings
        .standing(id)
        .ifPresentOrElse(
            grading -> graded(grading, submission.exercise().definition(), model),
            () -> waits(readable, model));
    model.addAttribute("points", gradings.points(id));
    return "result";
  }

  private void waits(Readable readable, Model model) {
    Submission submission = readable.submission();
    if (!submission.isWithdrawn()) {
      model.addAttribute("waiting", queue.waiting(submission.id()));
      model.addAttribute("mayWithdraw", isOwn(readable));
    }
  }

  private static void graded(Grading grading, Exercise exercise, Model model) {
    GradingReport report = grading.report().orElseThrow();
    model.addAttribute("grading", grading);
    model.addAttribute("report", report);
    model.addAttribute("cases", CaseView.of(report.cases(), exercise));
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
