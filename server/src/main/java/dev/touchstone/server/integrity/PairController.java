package dev.touchstone.server.integrity;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.integrity.Comparisons.Author;
import dev.touchstone.server.integrity.Shown.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Two works side by side, and what staff think of them. */
@Controller
@RequestMapping("/courses/{course}/integrity/comparisons/{comparison}/pairs/{first}/{second}")
class PairController {

  private final Comparisons comparisons;
  private final Shown shown;
  private final Corpus corpus;
  private final Verdicts verdicts;
  private final Cases cases;
  private final CaseDesk desk;
  private final IntegrityController integrity;
  private final MessageSource texts;

  PairController(
      Comparisons comparisons,
      Shown shown,
      Corpus corpus,
      Verdicts verdicts,
      Cases cases,
      CaseDesk desk,
      IntegrityController integrity,
      MessageSource texts) {
    this.comparisons = comparisons;
    this.shown = shown;
    this.corpus = corpus;
    this.verdicts = verdicts;
    this.cases = cases;
    this.desk = desk;
    this.integrity = integrity;
    this.texts = texts;
  }

  @GetMapping
  String show(
      Membership member,
      @AuthenticationPrincipal SignedIn person,
      @PathVariable("comparison") UUID id,
      @PathVariable int first,
      @PathVariable int second,
      @RequestParam(defaultValue = "true") boolean names,
      Locale locale,
      Model model) {
    Opened pair = shown.pair(member, person, comparisons.get(member, id), first, second);
    model.addAttribute("typed", pair.verdict().note());
    return page(member, pair, names, locale, model);
  }

  @PostMapping("/verdict")
  Object say(
      Membership member,
      @AuthenticationPrincipal SignedIn person,
      @PathVariable("comparison") UUID id,
      @PathVariable int first,
      @PathVariable int second,
      @RequestParam Opinion verdict,
      @RequestParam String note,
      @RequestParam int version,
      Locale locale,
      Model model) {
    Opened pair = shown.pair(member, person, comparisons.get(member, id), first, second);
    String said = note.strip();
    if (said.length() > Verdicts.LONGEST_NOTE) {
      return again(member, pair, said, "too_long", locale, model);
    }
    try {
      verdicts.say(
          member,
          pair.comparison().subject(),
          pair.a().accountId(),
          pair.b().accountId(),
          verdict,
          said,
          version);
      return "redirect:" + path(member, pair) + "#verdict";
    } catch (StaleException stale) {
      return again(member, pair, said, "stale", locale, model);
    }
  }

  /**
   * @param number the work whose author the case is about
   */
  @PostMapping("/cases")
  Object open(
      Membership member,
      @AuthenticationPrincipal SignedIn person,
      @PathVariable("comparison") UUID id,
      @PathVariable int first,
      @PathVariable int second,
      @RequestParam("work") int number,
      Locale locale,
      Model model) {
    Opened pair = shown.pair(member, person, comparisons.get(member, id), first, second);
    Author author = number == first ? pair.a() : pair.b();
    if (number != author.number() || author.earlier()) {
      throw new NotHereException("work " + number + " of this term");
    }
    if (!pair.verdict().verdict().isGroundsForACase()) {
      return again(member, pair, pair.verdict().note(), "groundless", locale, model);
    }
    long opened = desk.open(member, pair.comparison().about(), author.accountId());
    return "redirect:" + IntegrityController.path(member) + "/cases/" + opened;
  }

  private ModelAndView again(
      Membership member, Opened pair, String typed, String refused, Locale locale, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("refused", refused);
    Opened now =
        new Opened(
            pair.comparison(),
            pair.found(),
            pair.a(),
            pair.b(),
            verdicts.of(pair.comparison().subject(), pair.a().accountId(), pair.b().accountId()));
    String view = page(member, now, true, locale, model);
    return new ModelAndView(view, model.asMap(), HttpStatus.CONFLICT);
  }

  private String page(Membership member, Opened pair, boolean names, Locale locale, Model model) {
    UnaryOperator<String> hiding =
        names
            ? UnaryOperator.identity()
            : new Pseudonyms(shown.all(pair.comparison()), number -> called(number, locale));
    model.addAttribute("here", path(member, pair));
    model.addAttribute("pair", pair);
    model.addAttribute("names", names);
    model.addAttribute("opinions", Opinion.values());
    model.addAttribute(
        "sides",
        SideBySide.of(
            corpus.work("a", pair.a().files()),
            corpus.work("b", pair.b().files()),
            comparisons.places(pair.found()),
            hiding));
    model.addAttribute(
        "openCases",
        List.of(pair.a(), pair.b()).stream()
            .flatMap(author -> cases.find(pair.comparison().subject(), author.accountId()).stream())
            .toList());
    model.addAttribute("crumbs", crumbs(member, pair, locale));
    return "integrity-pair";
  }

  private List<Crumb> crumbs(Membership member, Opened pair, Locale locale) {
    List<Crumb> crumbs = new ArrayList<>(integrity.crumbs(member, locale));
    Comparison comparison = pair.comparison();
    crumbs.add(
        new Crumb(
            integrity.title(member, comparison.subject(), locale),
            IntegrityController.path(member) + "/comparisons/" + comparison.id()));
    return crumbs;
  }

  private String called(int number, Locale locale) {
    return texts.getMessage("integrity.work", new Object[] {number + 1}, locale);
  }

  private static String path(Membership member, Opened pair) {
    return "%s/comparisons/%s/pairs/%d/%d"
        .formatted(
            IntegrityController.path(member),
            pair.comparison().id(),
            pair.found().a(),
            pair.found().b());
  }
}
