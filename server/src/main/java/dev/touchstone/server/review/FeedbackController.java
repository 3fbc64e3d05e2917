package dev.touchstone.server.review;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A review as its student reads it: the code with the comments between its lines. */
@Controller
class FeedbackController {

  private final SubmissionAccess submissions;
  private final Feedbacks feedbacks;

  FeedbackController(SubmissionAccess submissions, Feedbacks feedbacks) {
    this.submissions = submissions;
    this.feedbacks = feedbacks;
  }

  @GetMapping("/submissions/{id}/review")
  String show(
      @AuthenticationPrincipal SignedIn person, @PathVariable UUID id, Locale locale, Model model) {
    Readable readable = submissions.readable(person, id);
    Submission submission = readable.submission();
    Feedback feedback =
        feedbacks.of(submission).orElseThrow(() -> new NotHereException("review of " + id));
    List<Crumb> crumbs =
        new ArrayList<>(submission.exercise().crumbs(readable.membership(), locale));
    crumbs.set(crumbs.size() - 1, new Crumb(crumbs.getLast().title(), "/submissions/" + id));
    model.addAttribute("membership", readable.membership());
    model.addAttribute("submission", submission);
    model.addAttribute("asked", submission.exercise());
    model.addAttribute("crumbs", crumbs);
    model.addAttribute("feedback", feedback);
    model.addAttribute(
        "code", Annotated.of(submissions.code(submission), feedback.comments(), Mask.NONE));
    return "review-feedback";
  }
}
