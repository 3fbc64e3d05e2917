package dev.touchstone.server.gradebook;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private static final int LONGEST_REASON = 500;

  /**
   * What somebody wrote that was not kept, and why; a key of the messages {@code gradebook.not}.
   */
  record Refused(String part, String why, String points, String reason) {}

  private final Sheets sheets;
  private final Students students;
  private final GivenGrades given;

  StudentGradesController(Sheets sheets, Students students, GivenGrades given) {
    this.sheets = sheets;
    this.students = students;
    this.given = given;
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
    Column column = column(member, student, part);
    Optional<String> wrong = wrong(column, points, reason);
    if (wrong.isEmpty()) {
      BigDecimal number = Numbers.read(points).orElse(null);
      if (given.put(member, student, column, seen, number, oneLine(reason))) {
        return "redirect:%s/gradebook/students/%d".formatted(member.course().path(), id);
      }
      wrong = Optional.of("CHANGED");
    }
    model.addAttribute("refused", new Refused(part, wrong.get(), points, reason));
    HttpStatus status =
        wrong.get().equals("CHANGED") ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
    return new ModelAndView(page(member, student, locale, model), model.asMap(), status);
  }

  private static Optional<String> wrong(Column column, String points, String reason) {
    Optional<BigDecimal> number = Numbers.read(points);
    if (!points.isBlank() && number.isEmpty()) {
      return Optional.of("NUMBER");
    }
    if (number.isPresent() && number.get().signum() < 0) {
      return Optional.of("NEGATIVE");
    }
    // What is above full marks is more often a slip of the finger than meant.
    if (number.isPresent() && number.get().compareTo(column.outOf().multiply(BigDecimal.TWO)) > 0) {
      return Optional.of("TOO_MUCH");
    }
    return reason.isBlank() && column.source() != Source.COLUMN
        ? Optional.of("UNFOUNDED")
        : Optional.empty();
  }

  private static String oneLine(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }

  private Column column(Membership member, Student student, String part) {
    return sheets.of(member, student).stream()
        .flatMap(sheet -> sheet.columns().stream())
        .filter(column -> column.key().equals(part))
        .findFirst()
        .orElseThrow(() -> new NotHereException("part " + part));
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
