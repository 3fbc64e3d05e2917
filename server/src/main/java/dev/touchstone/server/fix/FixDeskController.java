package dev.touchstone.server.fix;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.review.Desk;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.review.Lines;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.RefusedHandInException;
import dev.touchstone.server.submission.SourceKind;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What staff do about fixes. */
@Controller
@RequestMapping("/courses/{course}")
class FixDeskController {

  static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final Duration USUAL = Duration.ofDays(3);

  /** A request in the list, with what to call its student. */
  record Listed(FixRequest request, String who) {}

  private final Desk desk;
  private final FixDesk fixes;
  private final FixRequests requests;
  private final SubmissionAccess submissions;
  private final Clock clock;

  FixDeskController(
      Desk desk, FixDesk fixes, FixRequests requests, SubmissionAccess submissions, Clock clock) {
    this.desk = desk;
    this.fixes = fixes;
    this.requests = requests;
    this.submissions = submissions;
    this.clock = clock;
  }

  @GetMapping("/fixes")
  String list(Membership member, Model model) {
    List<Listed> listed = new ArrayList<>();
    for (FixRequest request : requests.of(member.staffOnly())) {
      try {
        listed.add(new Listed(request, desk.look(member, request.submissionId()).who()));
      } catch (NotHereException notTheirs) {
        // A TA of other sections.
      }
    }
    model.addAttribute("listed", listed);
    return "fixes";
  }

  @PostMapping("/review/{assignment}/{id}/fix")
  Object ask(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int cell,
      @RequestParam(defaultValue = "1") int from,
      @RequestParam(defaultValue = "0") int to,
      @RequestParam(required = false) @Nullable String said,
      @RequestParam(required = false) @Nullable String due,
      Locale locale,
      Model model) {
    Looked looked = desk.look(member, assignment, id);
    Lines lines = Lines.of(cell, from, to);
    try {
      fixes.ask(looked, lines, said, at(due, member));
      return "redirect:" + looked.page();
    } catch (RefusedFixException refused) {
      model.addAttribute("refusedFix", refused.reason());
      model.addAttribute(
          "deskFix", new DeskFix(looked.path(), null, lines, said, due, cost(looked)));
      model.addAttribute("looked", looked);
      model.addAttribute("crumbs", crumbs(looked, locale));
      return new ModelAndView("fix-ask", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  /** The form as it first stands on the desk. */
  DeskFix blank(Looked looked, @Nullable FixRequest open) {
    ZoneId zone = looked.staff().course().zone();
    return new DeskFix(
        looked.path(),
        open,
        Lines.of(0, 1, 1),
        null,
        FIELD.format(clock.instant().plus(USUAL).atZone(zone)),
        cost(looked));
  }

  private static int cost(Looked looked) {
    return looked.staff().course().fixDeduction();
  }

  static @Nullable Instant at(@Nullable String due, Membership member) {
    try {
      return due == null
          ? null
          : LocalDateTime.parse(due).atZone(member.course().zone()).toInstant();
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  @GetMapping("/review/{assignment}/{id}/patch")
  String patch(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      Locale locale,
      Model model) {
    Looked looked = desk.look(member, assignment, id);
    model.addAttribute("form", UUID.randomUUID());
    return patch(looked, source(looked), locale, model);
  }

  private String source(Looked looked) {
    return new String(submissions.content(looked.submission()), StandardCharsets.UTF_8);
  }

  private static String patch(Looked looked, String code, Locale locale, Model model) {
    model.addAttribute("looked", looked);
    model.addAttribute("crumbs", crumbs(looked, locale));
    model.addAttribute("code", code);
    model.addAttribute("cost", cost(looked));
    model.addAttribute("kinds", SourceKind.limits());
    model.addAttribute("draftKey", "patch/" + looked.submission().id());
    return "fix-patch";
  }

  @PostMapping("/review/{assignment}/{id}/patch")
  Object save(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String said,
      @RequestParam UUID form,
      Locale locale,
      Model model)
      throws IOException {
    Looked looked = desk.look(member, assignment, id);
    try {
      String name = looked.submission().exercise().definition().entryPoint().name();
      HandIn handIn = HandIn.of(code, file, name);
      Submission fix = fixes.patch(looked, handIn, changed(looked, handIn), said, form);
      return "redirect:" + looked.page() + "&patched=" + fix.id();
    } catch (RefusedFixException refused) {
      model.addAttribute("refusedFix", refused.reason());
    } catch (RefusedHandInException refused) {
      model.addAttribute("refused", refused);
    }
    model.addAttribute("form", form);
    model.addAttribute("typedSaid", said);
    String view = patch(looked, code == null ? source(looked) : code, locale, model);
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** From the first line that is another to the last. */
  private Lines changed(Looked looked, HandIn handIn) {
    String[] before = source(looked).split("\r?\n", -1);
    String[] after = new String(handIn.content(), StandardCharsets.UTF_8).split("\n", -1);
    int from = 0;
    while (from < before.length && from < after.length && before[from].equals(after[from])) {
      from++;
    }
    int same = 0;
    while (same < before.length - from
        && same < after.length - from
        && before[before.length - 1 - same].equals(after[after.length - 1 - same])) {
      same++;
    }
    if (from == before.length && from == after.length) {
      throw new RefusedFixException("same");
    }
    return Lines.of(0, from + 1, Math.max(from + 1, before.length - same));
  }

  @PostMapping("/review/{assignment}/{id}/fix/{request}/again")
  Object again(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      @PathVariable long request,
      @RequestParam(required = false) @Nullable String said,
      @RequestParam(required = false) @Nullable String due) {
    return attempt(
        desk.look(member, assignment, id),
        request,
        looked -> fixes.askAgain(looked, request, said, at(due, member)));
  }

  @PostMapping("/review/{assignment}/{id}/fix/{request}/withdraw")
  Object withdraw(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      @PathVariable long request) {
    return attempt(
        desk.look(member, assignment, id), request, looked -> fixes.withdraw(looked, request));
  }

  @PostMapping("/review/{assignment}/{id}/fix/{request}/accept")
  Object accept(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      @PathVariable long request) {
    return attempt(
        desk.look(member, assignment, id), request, looked -> fixes.accept(looked, request));
  }

  @PostMapping("/review/{assignment}/{id}/fix/{request}/waive")
  Object waive(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      @PathVariable long request) {
    return attempt(
        desk.look(member, assignment, id), request, looked -> fixes.waive(looked, request));
  }

  private static String attempt(Looked looked, long request, Consumer<Looked> deed) {
    String page = "redirect:/submissions/" + looked.submission().id() + "/fix/" + request;
    try {
      deed.accept(looked);
      return page;
    } catch (RefusedFixException refused) {
      return page + "?refused=" + refused.reason();
    }
  }

  static List<Crumb> crumbs(Looked looked, Locale locale) {
    Membership staff = looked.staff();
    return List.of(
        new Crumb(staff.course().title().in(locale), staff.course().path()),
        new Crumb(looked.assignment().title().in(locale), looked.page()));
  }
}
