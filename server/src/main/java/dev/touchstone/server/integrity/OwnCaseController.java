package dev.touchstone.server.integrity;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A student's own case, once he has been notified of it: what he reads, and what he says. */
@Controller
@RequestMapping("/courses/{course}/cases/{case}")
class OwnCaseController {

  private static final int LONGEST = 20_000;

  private final Cases cases;
  private final CaseDesk desk;
  private final Verdicts verdicts;
  private final Accounts accounts;
  private final IntegrityController integrity;

  OwnCaseController(
      Cases cases,
      CaseDesk desk,
      Verdicts verdicts,
      Accounts accounts,
      IntegrityController integrity) {
    this.cases = cases;
    this.desk = desk;
    this.verdicts = verdicts;
    this.accounts = accounts;
    this.integrity = integrity;
  }

  static String path(Membership member, long id) {
    return member.course().path() + "/cases/" + id;
  }

  @GetMapping
  String show(Membership member, @PathVariable("case") long id, Locale locale, Model model) {
    return page(member, cases.own(member, id), locale, model);
  }

  @PostMapping("/statement")
  Object state(
      Membership member,
      @PathVariable("case") long id,
      @RequestParam String statement,
      @RequestParam int version,
      Locale locale,
      Model model) {
    IntegrityCase own = cases.own(member, id);
    String said = statement.strip();
    model.addAttribute("typed", said);
    if (said.isEmpty() || said.length() > LONGEST) {
      return again(member, id, "statement", HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
    }
    try {
      desk.state(member, own, version, said);
      return "redirect:" + path(member, id);
    } catch (StaleException stale) {
      return again(member, id, "stale", HttpStatus.CONFLICT, locale, model);
    }
  }

  private ModelAndView again(
      Membership member, long id, String refused, HttpStatus status, Locale locale, Model model) {
    model.addAttribute("refused", refused);
    return new ModelAndView(
        page(member, cases.own(member, id), locale, model), model.asMap(), status);
  }

  private String page(Membership member, IntegrityCase own, Locale locale, Model model) {
    model.addAttribute("here", path(member, own.id()));
    model.addAttribute("found", own);
    model.addAttribute("subjectTitle", integrity.title(member, own.subject(), locale));
    model.addAttribute("others", own.namesOthers() ? others(own) : List.of());
    if (!model.containsAttribute("typed")) {
      model.addAttribute("typed", own.statement() == null ? "" : own.statement());
    }
    model.addAttribute(
        "crumbs", List.of(new Crumb(member.course().title().in(locale), member.course().path())));
    return "own-case";
  }

  private List<String> others(IntegrityCase own) {
    return verdicts.of(own.subject()).stream()
        .filter(verdict -> verdict.isOf(own.accountId()))
        .filter(verdict -> verdict.verdict().isGroundsForACase())
        .flatMap(verdict -> accounts.findById(verdict.other(own.accountId())).stream())
        .map(Account::displayName)
        .toList();
  }
}
