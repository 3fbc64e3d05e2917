package dev.touchstone.server.inquiry;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.review.Desk;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The inquiries about an exercise, for their student and for staff; and all of a course. */
@Controller
class InquiryController {

  /** One in the list, with what to call its student. */
  record Listed(Inquiry inquiry, String who) {}

  /** What was said, ready to be shown. */
  record Told(String kind, String html, String by, Instant at) {}

  /** One with all that was said in it. */
  record Thread(Inquiry inquiry, List<Told> messages) {}

  private final SubmissionAccess submissions;
  private final Inquiries inquiries;
  private final Desk desk;
  private final Markdown markdown;
  private final Clock clock;

  InquiryController(
      SubmissionAccess submissions,
      Inquiries inquiries,
      Desk desk,
      Markdown markdown,
      Clock clock) {
    this.clock = clock;
    this.submissions = submissions;
    this.inquiries = inquiries;
    this.desk = desk;
    this.markdown = markdown;
  }

  @GetMapping("/courses/{course}/inquiries")
  String list(Membership member, Model model) {
    List<Listed> listed = new ArrayList<>();
    for (Inquiry inquiry : inquiries.of(member.staffOnly())) {
      try {
        listed.add(new Listed(inquiry, desk.look(member, inquiry.submissionId()).who()));
      } catch (NotHereException notTheirs) {
        // A TA of other sections.
      }
    }
    model.addAttribute("listed", listed);
    return "inquiries";
  }

  @GetMapping("/submissions/{id}/inquiry")
  String show(
      @AuthenticationPrincipal SignedIn person, @PathVariable UUID id, Locale locale, Model model) {
    return page(submissions.readable(person, id), locale, model);
  }

  @PostMapping("/submissions/{id}/inquiry")
  Object ask(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String said,
      Locale locale,
      Model model) {
    Readable readable = own(person, id);
    return attempt(
        readable,
        said,
        () -> inquiries.ask(readable.membership(), readable.submission(), said),
        locale,
        model);
  }

  @PostMapping("/submissions/{id}/inquiry/{inquiry}/reopen")
  Object reopen(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID id,
      @PathVariable long inquiry,
      @RequestParam(required = false) @Nullable String said,
      Locale locale,
      Model model) {
    Readable readable = own(person, id);
    Inquiry found = inquiries.get(readable.membership(), inquiry);
    if (found.accountId() != person.id()) {
      throw new NotHereException("inquiry " + inquiry);
    }
    return attempt(
        readable, said, () -> inquiries.reopen(readable.membership(), found, said), locale, model);
  }

  private Readable own(SignedIn person, UUID id) {
    Readable readable = submissions.readable(person, id);
    if (readable.submission().accountId() != person.id()) {
      throw new NotHereException("inquiry about another's submission " + id);
    }
    return readable;
  }

  @PostMapping("/submissions/{id}/inquiry/{inquiry}/answer")
  Object answer(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID id,
      @PathVariable long inquiry,
      @RequestParam int base,
      @RequestParam(defaultValue = "false") boolean changed,
      @RequestParam(required = false) @Nullable String said,
      Locale locale,
      Model model) {
    Readable readable = submissions.readable(person, id);
    Membership staff = readable.membership().staffOnly();
    Inquiry found = inquiries.get(staff, inquiry);
    desk.look(staff, found.submissionId());
    return attempt(
        readable, said, () -> inquiries.answer(staff, found, base, changed, said), locale, model);
  }

  private Object attempt(
      Readable readable, @Nullable String said, Runnable deed, Locale locale, Model model) {
    try {
      deed.run();
      return "redirect:/submissions/" + readable.submission().id() + "/inquiry";
    } catch (RefusedInquiryException refused) {
      model.addAttribute("refusedInquiry", refused.reason());
      model.addAttribute("typed", said);
      return new ModelAndView(
          page(readable, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private String page(Readable readable, Locale locale, Model model) {
    Membership member = readable.membership();
    Submission submission = readable.submission();
    Looked looked = member.isStaff() ? desk.look(member, submission.id()) : null;
    List<Crumb> crumbs = new ArrayList<>(submission.exercise().crumbs(member, locale));
    crumbs.set(
        crumbs.size() - 1,
        new Crumb(
            crumbs.getLast().title(),
            looked == null ? "/submissions/" + submission.id() : looked.page()));
    List<Inquiry> all = inquiries.about(submission);
    Instant until = inquiries.until(submission, member.course());
    model.addAttribute("membership", member);
    model.addAttribute("submission", submission);
    model.addAttribute("crumbs", crumbs);
    model.addAttribute("looked", looked);
    model.addAttribute("threads", all.stream().map(each -> thread(each, looked)).toList());
    model.addAttribute("until", until);
    model.addAttribute(
        "mayAsk",
        looked == null
            && until != null
            && !all.stream().anyMatch(Inquiry::isOpen)
            && !until.isBefore(clock.instant()));
    return "inquiry";
  }

  private Thread thread(Inquiry inquiry, @Nullable Looked looked) {
    List<Told> told =
        inquiries.messages(inquiry.id()).stream()
            .map(
                message ->
                    new Told(
                        message.kind(),
                        markdown.html(
                            looked == null ? message.said() : looked.mask().text(message.said())),
                        looked != null && message.byId() == inquiry.accountId()
                            ? looked.who()
                            : message.by(),
                        message.at()))
            .toList();
    return new Thread(inquiry, told);
  }
}
