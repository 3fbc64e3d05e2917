package dev.touchstone.server.fix;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.review.Desk;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.submission.CodeView;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.Received;
import dev.touchstone.server.submission.RefusedHandInException;
import dev.touchstone.server.submission.SourceKind;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A request with all that happened to it, for its student and for staff. */
@Controller
@RequestMapping("/submissions/{id}/fix/{request}")
class FixController {

  private static final int AROUND = 3;

  /** A line of the marked code. */
  record Marked(int number, String text, boolean marked) {}

  /** What happened, ready to be shown. */
  record Told(String kind, String html, @Nullable String by, Instant at) {}

  private final SubmissionAccess submissions;
  private final FixRequests requests;
  private final FixDesk fixes;
  private final Desk desk;
  private final Markdown markdown;

  FixController(
      SubmissionAccess submissions,
      FixRequests requests,
      FixDesk fixes,
      Desk desk,
      Markdown markdown) {
    this.submissions = submissions;
    this.requests = requests;
    this.fixes = fixes;
    this.desk = desk;
    this.markdown = markdown;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID id,
      @PathVariable long request,
      @RequestParam(required = false) @Nullable String refused,
      Locale locale,
      Model model) {
    Readable readable = submissions.readable(person, id);
    FixRequest found = requests.get(id, request);
    model.addAttribute("form", UUID.randomUUID());
    if (refused != null && refused.matches("due|text|long|ended|nothing")) {
      model.addAttribute("refusedFix", refused);
    }
    String newest =
        new String(
            submissions.content(
                submissions.forGrading(found.attempt() == null ? id : found.attempt())),
            StandardCharsets.UTF_8);
    return page(readable, found, newest, locale, model);
  }

  @PostMapping("/submissions")
  Object handIn(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID id,
      @PathVariable long request,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam UUID form,
      @RequestAttribute(Received.AT) Instant received,
      Locale locale,
      Model model)
      throws IOException {
    Readable readable = submissions.readable(person, id);
    Submission broken = readable.submission();
    if (broken.accountId() != readable.membership().accountId()) {
      throw new NotHereException("fix of another's submission " + id);
    }
    FixRequest found = requests.get(id, request);
    try {
      HandIn handIn = HandIn.of(code, file, broken.exercise().definition().entryPoint().name());
      Submission fix = fixes.handIn(readable.membership(), found, handIn, form, received);
      return "redirect:/submissions/" + fix.id();
    } catch (RefusedFixException refused) {
      model.addAttribute("refusedFix", refused.reason());
    } catch (RefusedHandInException refused) {
      model.addAttribute("refused", refused);
    }
    model.addAttribute("form", form);
    String view = page(readable, found, code == null ? "" : code, locale, model);
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String page(
      Readable readable, FixRequest request, String code, Locale locale, Model model) {
    Membership member = readable.membership();
    Submission broken = readable.submission();
    Looked looked = member.isStaff() ? desk.look(member, broken.id()) : null;
    List<Crumb> crumbs = new ArrayList<>(broken.exercise().crumbs(member, locale));
    crumbs.set(
        crumbs.size() - 1,
        new Crumb(
            crumbs.getLast().title(),
            looked == null ? broken.exercise().path(member) : looked.page()));
    model.addAttribute("membership", member);
    model.addAttribute("crumbs", crumbs);
    model.addAttribute("asked", broken.exercise());
    model.addAttribute("request", request);
    model.addAttribute("looked", looked);
    model.addAttribute("hidden", looked != null && looked.mask().isOn());
    model.addAttribute("lines", marked(submissions.code(broken), request, looked));
    model.addAttribute("events", told(request, looked));
    model.addAttribute("attempts", requests.attempts(request));
    model.addAttribute("mayHandIn", looked == null && request.isTaken());
    model.addAttribute("code", code);
    model.addAttribute("kinds", SourceKind.limits());
    model.addAttribute("draftKey", "fix/" + request.id());
    model.addAttribute(
        "again", FixDeskController.FIELD.format(later(request).atZone(member.course().zone())));
    return "fix";
  }

  private static Instant later(FixRequest request) {
    return request.now().plus(Duration.ofDays(3));
  }

  private List<Told> told(FixRequest request, @Nullable Looked looked) {
    return requests.events(request).stream()
        .map(
            event ->
                new Told(
                    event.kind(),
                    markdown.html(event.said()),
                    looked != null
                            && looked.mask().isOn()
                            && Long.valueOf(request.accountId()).equals(event.byId())
                        ? looked.who()
                        : event.by(),
                    event.at()))
        .toList();
  }

  /** The lines that are marked and a few around. */
  private static List<Marked> marked(CodeView code, FixRequest request, @Nullable Looked looked) {
    List<String> all =
        code.cells().stream()
            .filter(cell -> cell.number() == request.cell())
            .findFirst()
            .map(CodeView.Cell::lines)
            .orElse(List.of());
    List<Marked> marked = new ArrayList<>();
    int from = Math.max(1, request.lineFrom() - AROUND);
    for (int i = from; i <= Math.min(all.size(), request.lineTo() + AROUND); i++) {
      String line = all.get(i - 1);
      marked.add(
          new Marked(
              i,
              looked == null ? line : looked.mask().text(line),
              request.lineFrom() <= i && i <= request.lineTo()));
    }
    return marked;
  }
}
