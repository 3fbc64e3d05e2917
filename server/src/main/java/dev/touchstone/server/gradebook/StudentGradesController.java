package dev.touchstone.server.gradebook;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
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

/** One student's grades, for staff: every number with where it comes from, and a way to set it. */
@Controller
class StudentGradesController {

  private static final String STUDENT = "/courses/{course}/gradebook/students/{student}";

  /**
   * What somebody wrote that was not kept, and why; a key of the messages {@code gradebook.not}.
   */
  record Refused(String part, String why, String points, String reason) {}

  private final Sheets sheets;
  private final Students students;
  private final Gradebooks gradebooks;

  StudentGradesController(Sheets sheets, Students students, Gradebooks gradebooks) {
    this.sheets = sheets;
    this.students = students;
    this.gradebooks = gradebooks;
  }

  @GetMapping(STUDENT)
  String show(Membership member, @PathVariable("student") long id, Locale locale, Model model) {
    return page(member, students.get(member.staffOnly(), id), locale, model);
  }

  /**
   * @param points empty takes back what was written
   * @param seen the version that was on the page
   */
  @PostMapping(STUDENT)
  Object give(
      Membership member,
      @PathVariable("student") long id,
      @RequestParam String part,
      @RequestParam String points,
      @RequestParam String reason,
      @RequestParam int seen,
      Locale locale,
      Model model) {
    Student student = students.get(member.staffOnly(), id);
    try {
      gradebooks.give(member, student, part, seen, points, reason);
      return "redirect:%s/gradebook/students/%d".formatted(member.course().path(), id);
    } catch (RefusedGradeException refused) {
      model.addAttribute("refused", new Refused(part, refused.reason().name(), points, reason));
      HttpStatus status =
          refused.isOutdated() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
      return new ModelAndView(page(member, student, locale, model), model.asMap(), status);
    }
  }

  private String page(Membership member, Student student, Locale locale, Model model) {
    Sheet sheet = sheets.of(member, student).orElseThrow(() -> Grades.none(member));
    model.addAttribute("sheet", sheet);
    model.addAttribute("row", sheet.rows().getFirst());
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(member.course().title().in(locale), member.course().path()),
            new Crumb(
                sheets.word("gradebook.title").in(locale), member.course().path() + "/gradebook")));
    return "gradebook-student";
  }
}
