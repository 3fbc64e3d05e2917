package dev.touchstone.server.assignment;

import dev.touchstone.server.assignment.Extensions.Own;
import dev.touchstone.server.assignment.RefusedExtensionException.Reason;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody's due dates of an assignment, and more time for one student: for staff. */
@Controller
class ExtensionController {

  private final AssignmentAccess assignments;
  private final Extensions extensions;

  ExtensionController(AssignmentAccess assignments, Extensions extensions) {
    this.assignments = assignments;
    this.extensions = extensions;
  }

  @GetMapping("/courses/{course}/assignments/{assignment}/extensions")
  String list(
      Membership member,
      @PathVariable("assignment") String slug,
      @RequestParam(defaultValue = "") String student,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    return page(
        member, assignment, ExtensionForm.blank(assignment, zone(member), student), locale, model);
  }

  @PostMapping("/courses/{course}/assignments/{assignment}/extensions")
  Object grant(
      Membership member,
      @PathVariable("assignment") String slug,
      @RequestParam String student,
      @RequestParam String due,
      @RequestParam String reason,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    var form = new ExtensionForm(student, due, reason);
    try {
      Own own = own(member, assignment, student);
      Instant dueAt = form.dueAt(assignment, zone(member));
      extensions.grant(member, assignment, own, dueAt, form.given());
      return "redirect:" + assignment.path(member) + "/extensions";
    } catch (RefusedExtensionException refused) {
      model.addAttribute("refused", refused);
      String view = page(member, assignment, form, locale, model);
      return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private Own own(Membership member, Assignment assignment, String name) {
    return extensions.students(member, assignment).stream()
        .filter(student -> student.student().equals(name))
        .findFirst()
        .orElseThrow(() -> new RefusedExtensionException(Reason.STUDENT));
  }

  private String page(
      Membership member, Assignment assignment, ExtensionForm form, Locale locale, Model model) {
    model.addAttribute("assignment", assignment);
    model.addAttribute("students", extensions.students(member, assignment));
    model.addAttribute("events", extensions.history(member, assignment));
    model.addAttribute("form", form);
    model.addAttribute("earliest", ExtensionForm.field(assignment, zone(member)));
    model.addAttribute("crumbs", crumbs(member, assignment, locale));
    return "extensions";
  }

  private List<Crumb> crumbs(Membership member, Assignment assignment, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(assignment.title().in(locale), assignment.path(member)));
  }

  private static ZoneId zone(Membership member) {
    return member.course().zone();
  }
}
