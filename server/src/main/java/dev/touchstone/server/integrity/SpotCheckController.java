package dev.touchstone.server.integrity;

import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.integrity.SpotChecks.Interview;
import dev.touchstone.server.integrity.SpotChecks.Person;
import dev.touchstone.server.integrity.SpotChecks.SpotCheck;
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

/** Whom to talk to, and what came of it. */
@Controller
@RequestMapping("/courses/{course}/integrity/spot-checks")
class SpotCheckController {

  private static final int MOST = 500;
  private static final int LONGEST_NOTE = 2000;

  private final SpotChecks checks;
  private final AssignmentAccess assignments;
  private final Students students;
  private final IntegrityController integrity;

  SpotCheckController(
      SpotChecks checks,
      AssignmentAccess assignments,
      Students students,
      IntegrityController integrity) {
    this.checks = checks;
    this.assignments = assignments;
    this.students = students;
    this.integrity = integrity;
  }

  @GetMapping
  String list(Membership member, Locale locale, Model model) {
    model.addAttribute("here", path(member));
    model.addAttribute("checks", checks.of(member));
    model.addAttribute("assignments", assignments.visible(member));
    model.addAttribute("crumbs", integrity.crumbs(member, locale));
    return "spot-checks";
  }

  @PostMapping
  String draw(Membership member, @RequestParam String assignment, @RequestParam int wanted) {
    var asked = assignments.assignment(member.staffOnly(), assignment);
    long id = checks.draw(member, asked, Math.clamp(wanted, 1, MOST));
    return "redirect:" + path(member) + "/" + id;
  }

  @GetMapping("/{check}")
  String show(Membership member, @PathVariable("check") long id, Locale locale, Model model) {
    return page(member, checks.get(member, id), locale, model);
  }

  @PostMapping("/{check}/people/{student}")
  Object note(
      Membership member,
      @PathVariable("check") long id,
      @PathVariable("student") long student,
      @RequestParam Interview outcome,
      @RequestParam String note,
      @RequestParam int version,
      Locale locale,
      Model model) {
    SpotCheck check = checks.get(member, id);
    String said = note.strip();
    try {
      if (said.length() > LONGEST_NOTE) {
        return again(member, check, student, said, "too_long", locale, model);
      }
      checks.note(member, check, students.get(member, student), outcome, said, version);
      return "redirect:" + path(member) + "/" + id;
    } catch (StaleException stale) {
      return again(member, check, student, said, "stale", locale, model);
    }
  }

  private ModelAndView again(
      Membership member,
      SpotCheck check,
      long student,
      String typed,
      String refused,
      Locale locale,
      Model model) {
    model.addAttribute("refused", refused);
    model.addAttribute("typedFor", student);
    model.addAttribute("typed", typed);
    return new ModelAndView(page(member, check, locale, model), model.asMap(), HttpStatus.CONFLICT);
  }

  private String page(Membership member, SpotCheck check, Locale locale, Model model) {
    List<Person> people = checks.people(member, check);
    model.addAttribute("here", path(member) + "/" + check.id());
    model.addAttribute("check", check);
    model.addAttribute(
        "drawn", people.stream().filter(one -> one.place() <= check.wanted()).toList());
    model.addAttribute("people", people);
    model.addAttribute("outcomes", Interview.values());
    model.addAttribute("crumbs", integrity.crumbs(member, locale));
    return "spot-check";
  }

  private static String path(Membership member) {
    return IntegrityController.path(member.staffOnly()) + "/spot-checks";
  }
}
