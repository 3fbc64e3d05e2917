package dev.touchstone.server.gradebook;

import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Assignments;
import dev.touchstone.server.competition.FinalMarks;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.gradebook.RefusedSchemeException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Instructors write the formula, and say which parts students see. */
@Controller
class SchemeController {

  /** What a part may be. */
  record Choice(String key, Text title) {}

  private final Schemes schemes;
  private final Sheets sheets;
  private final PartReleases releases;
  private final Assignments assignments;
  private final FinalMarks finals;

  SchemeController(
      Schemes schemes,
      Sheets sheets,
      PartReleases releases,
      Assignments assignments,
      FinalMarks finals) {
    this.schemes = schemes;
    this.sheets = sheets;
    this.releases = releases;
    this.assignments = assignments;
    this.finals = finals;
  }

  @GetMapping("/courses/{course}/gradebook/scheme")
  String show(Membership member, Locale locale, Model model) {
    SchemeForm form =
        schemes
            .find(member.instructorOnly().course())
            .map(stored -> SchemeForm.of(stored.version(), stored.scheme()))
            .orElseGet(() -> SchemeForm.first(!assignments(member).isEmpty()));
    return page(member, form, locale, model);
  }

  @PostMapping("/courses/{course}/gradebook/scheme")
  Object keep(
      Membership member,
      @RequestParam MultiValueMap<String, String> fields,
      Locale locale,
      Model model) {
    SchemeForm form = SchemeForm.of(fields);
    try {
      schemes.keep(member.instructorOnly(), form.scheme(), form.version());
      return "redirect:" + member.course().path() + "/gradebook";
    } catch (RefusedSchemeException refused) {
      model.addAttribute("refused", refused);
      SchemeForm again = form;
      if (refused.reason() == Reason.CHANGED) {
        Schemes.Stored newer = schemes.find(member.course()).orElseThrow();
        model.addAttribute("newer", sheets.columns(member.course(), newer.scheme()));
        again = form.over(newer.version());
      }
      return new ModelAndView(
          page(member, again, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/courses/{course}/gradebook/release")
  String release(Membership member, @RequestParam String part, @RequestParam boolean released) {
    Part meant =
        schemes
            .find(member.instructorOnly().course())
            .flatMap(stored -> stored.scheme().part(part))
            .orElseThrow(() -> new NotHereException("part " + part));
    releases.set(member, meant, released);
    return "redirect:" + member.course().path() + "/gradebook#parts";
  }

  private String page(Membership member, SchemeForm form, Locale locale, Model model) {
    model.addAttribute("form", form.withBlanks());
    model.addAttribute("choices", choices(member));
    model.addAttribute(
        "crumbs", List.of(new Crumb(member.course().title().in(locale), member.course().path())));
    return "gradebook-scheme";
  }

  private List<Choice> choices(Membership member) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("participation", sheets.word(Source.PARTICIPATION)));
    choices.add(new Choice("assignments", sheets.word(Source.ASSIGNMENTS)));
    assignments(member)
        .forEach(one -> choices.add(new Choice("assignment:" + one.slug(), one.title())));
    finals
        .of(member.course().id())
        .forEach(one -> choices.add(new Choice("competition:" + one.slug(), one.title())));
    choices.add(new Choice("column", sheets.word(Source.COLUMN)));
    return choices;
  }

  private List<Assignment> assignments(Membership member) {
    return assignments.findByCourseIdOrderByPosition(member.course().id());
  }
}
