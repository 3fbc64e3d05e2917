package dev.touchstone.server.integrity;

import dev.touchstone.integrity.Detector;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.integrity.Asked.Choice;
import dev.touchstone.server.integrity.Comparisons.Author;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The desk: what was compared, what is begun, and which cases there are. For staff. */
@Controller
@RequestMapping("/courses/{course}/integrity")
class IntegrityController {

  private final Comparisons comparisons;
  private final Cases cases;
  private final Asked asked;
  private final Shown shown;
  private final Jobs jobs;
  private final Changes changes;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final MessageSource texts;
  private final Clock clock;

  IntegrityController(
      Comparisons comparisons,
      Cases cases,
      Asked asked,
      Shown shown,
      Jobs jobs,
      Changes changes,
      Audit audit,
      TransactionTemplate transaction,
      MessageSource texts,
      Clock clock) {
    this.comparisons = comparisons;
    this.cases = cases;
    this.asked = asked;
    this.shown = shown;
    this.jobs = jobs;
    this.changes = changes;
    this.audit = audit;
    this.transaction = transaction;
    this.texts = texts;
    this.clock = clock;
  }

  static String path(Membership member) {
    return member.course().path() + "/integrity";
  }

  @GetMapping
  String desk(Membership member, Locale locale, Model model) {
    List<Choice> choices = asked.choices(member.staffOnly());
    model.addAttribute("here", path(member));
    model.addAttribute("choices", choices);
    model.addAttribute("titles", titles(choices));
    model.addAttribute("comparisons", comparisons.of(member));
    model.addAttribute("cases", cases.of(member));
    model.addAttribute("contests", asked.contests(member.course()));
    model.addAttribute("tokens", Detector.STANDARD.enough());
    model.addAttribute(
        "crumbs", List.of(new Crumb(member.course().title().in(locale), member.course().path())));
    return "integrity";
  }

  @PostMapping("/comparisons")
  String start(
      Membership member,
      @RequestParam String subject,
      @RequestParam(defaultValue = "100") int tokens,
      @RequestParam(defaultValue = "false") boolean earlier) {
    Choice choice = asked.choice(member.staffOnly(), subject);
    int enough = Math.clamp(tokens, 20, 2000);
    UUID begun =
        transaction.execute(
            status -> {
              UUID id = comparisons.add(member, choice.about(), enough, earlier, clock.instant());
              jobs.schedule(IntegrityConfiguration.COMPARE, id);
              audit.record(
                  AuditEvent.of(
                          member.course().id(),
                          member.accountId(),
                          "integrity.compared",
                          choice.choice())
                      .with("tokens", enough)
                      .with("earlier", String.valueOf(earlier)));
              return id;
            });
    return "redirect:" + path(member) + "/comparisons/" + begun;
  }

  /**
   * @param names whether people are called by their names
   */
  @GetMapping("/comparisons/{comparison}")
  String show(
      Membership member,
      @AuthenticationPrincipal SignedIn person,
      @PathVariable("comparison") UUID id,
      @RequestParam(defaultValue = "true") boolean names,
      Locale locale,
      Model model) {
    Comparison comparison = comparisons.get(member, id);
    List<Author> seen = shown.authors(member, person, comparison);
    model.addAttribute("here", path(member) + "/comparisons/" + id);
    model.addAttribute("comparison", comparison);
    model.addAttribute("subjectTitle", title(member, comparison.subject(), locale));
    model.addAttribute("names", names);
    if (comparison.isFinished()) {
      model.addAttribute("histogram", comparison.histogram());
      model.addAttribute("rows", shown.rows(comparison, seen));
      model.addAttribute(
          "tooShort",
          seen.stream().filter(author -> author.tooShort() && !author.earlier()).toList());
    }
    model.addAttribute("crumbs", crumbs(member, locale));
    return "comparison";
  }

  /** Says {@code state} once there is something to read. */
  @GetMapping("/comparisons/{comparison}/events")
  SseEmitter events(Membership member, @PathVariable("comparison") UUID id) {
    comparisons.get(member, id);
    return changes.streamUntil(id, () -> comparisons.get(member, id).isFinished());
  }

  List<Crumb> crumbs(Membership member, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(texts.getMessage("integrity.title", null, locale), path(member)));
  }

  String title(Membership member, String subject, Locale locale) {
    return asked.choices(member).stream()
        .filter(choice -> choice.choice().equals(subject))
        .findFirst()
        .map(choice -> choice.title().in(locale))
        .orElse(subject);
  }

  private static Map<String, dev.touchstone.reference.Text> titles(List<Choice> choices) {
    return choices.stream().collect(Collectors.toMap(Choice::choice, Choice::title));
  }
}
