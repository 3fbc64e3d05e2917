package dev.touchstone.server.talk;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.review.Desk;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.submission.SubmissionAccess;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Invitations to present: staff ask and note, the author answers. */
@Controller
class TalkController {

  /** One in the list, with what to call its student. */
  record Listed(Talk talk, String who, String page) {}

  private final Desk desk;
  private final Talks talks;
  private final SubmissionAccess submissions;

  TalkController(Desk desk, Talks talks, SubmissionAccess submissions) {
    this.desk = desk;
    this.talks = talks;
    this.submissions = submissions;
  }

  @GetMapping("/courses/{course}/talks")
  String list(Membership member, Model model) {
    List<Listed> listed = new ArrayList<>();
    for (Talk talk : talks.of(member.staffOnly())) {
      try {
        Looked looked = desk.look(member, talk.submissionId());
        listed.add(new Listed(talk, looked.who(), looked.page()));
      } catch (NotHereException notTheirs) {
        // A TA of other sections.
      }
    }
    model.addAttribute("listed", listed);
    return "talks";
  }

  @PostMapping("/courses/{course}/review/{assignment}/{id}/talk")
  String note(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      @RequestParam String what,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String day) {
    Looked looked = desk.look(member, assignment, id);
    switch (what) {
      case "invite" -> talks.invite(member, looked.submission(), said);
      case "date" -> talks.date(member, looked.submission(), day(day));
      case "done" -> talks.done(member, looked.submission());
      case "withdraw" -> talks.withdraw(member, looked.submission());
      default -> throw new NotHereException("deed " + what);
    }
    return "redirect:" + looked.page();
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  @PostMapping("/submissions/{id}/talk")
  String answer(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID id,
      @RequestParam boolean accept,
      @RequestParam(defaultValue = "") String said) {
    Readable readable = submissions.readable(person, id);
    if (readable.submission().accountId() != person.id() || talks.about(id).isEmpty()) {
      throw new NotHereException("talk about " + id);
    }
    talks.answer(readable.membership(), readable.submission(), accept, said);
    return "redirect:/submissions/" + id;
  }
}
