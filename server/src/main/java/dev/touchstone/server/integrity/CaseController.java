package dev.touchstone.server.integrity;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.integrity.IntegrityCase.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A case as staff see it. */
@Controller
@RequestMapping("/courses/{course}/integrity/cases/{case}")
class CaseController {

  private static final int LONGEST_LETTER = 8000;
  private static final int LONGEST_REASON = 2000;
  private static final BigDecimal MOST_POINTS = new BigDecimal(1000);

  /**
   * Another student with whom the works are alike.
   *
   * @param name null where the reader does not see him
   * @param path where the two stand side by side; null if no comparison has them any more
   */
  record Other(@Nullable String name, Opinion verdict, @Nullable String path) {}

  private final Cases cases;
  private final CaseDesk desk;
  private final Verdicts verdicts;
  private final Comparisons comparisons;
  private final Students students;
  private final IntegrityController integrity;
  private final MessageSource texts;

  CaseController(
      Cases cases,
      CaseDesk desk,
      Verdicts verdicts,
      Comparisons comparisons,
      Students students,
      IntegrityController integrity,
      MessageSource texts) {
    this.cases = cases;
    this.desk = desk;
    this.verdicts = verdicts;
    this.comparisons = comparisons;
    this.students = students;
    this.integrity = integrity;
    this.texts = texts;
  }

  @GetMapping
  String show(Membership member, @PathVariable("case") long id, Locale locale, Model model) {
    return page(member, cases.get(member, id), locale, model);
  }

  @PostMapping("/notify")
  Object tell(
      Membership member,
      @PathVariable("case") long id,
      @RequestParam String letter,
      @RequestParam(defaultValue = "false") boolean names,
      @RequestParam int version,
      Locale locale,
      Model model) {
    IntegrityCase found = cases.get(member.instructorOnly(), id);
    String text = letter.strip();
    model.addAttribute("letter", text);
    if (text.isEmpty() || text.length() > LONGEST_LETTER) {
      return again(member, found, "letter", HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
    }
    try {
      desk.tell(member, found, version, text, names);
      return "redirect:" + path(member, id);
    } catch (StaleException stale) {
      return again(member, found, "stale", HttpStatus.CONFLICT, locale, model);
    }
  }

  @PostMapping("/outcome")
  Object decide(
      Membership member,
      @PathVariable("case") long id,
      @RequestParam Outcome outcome,
      @RequestParam(defaultValue = "") String points,
      @RequestParam String reason,
      @RequestParam int version,
      Locale locale,
      Model model) {
    IntegrityCase found = cases.get(member.instructorOnly(), id);
    String why = reason.strip();
    model.addAttribute("reason", why);
    model.addAttribute("points", points);
    model.addAttribute("outcome", outcome);
    Optional<BigDecimal> taken = points(points);
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      return again(member, found, "reason", HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
    }
    if (outcome.takesPoints() && found.assignmentId() == null) {
      return again(member, found, "no_points", HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
    }
    if (outcome == Outcome.DEDUCTION && taken.isEmpty()) {
      return again(member, found, "points", HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
    }
    try {
      desk.decide(member, found, version, outcome, taken.orElse(null), why);
      return "redirect:" + path(member, id);
    } catch (StaleException stale) {
      return again(member, found, "stale", HttpStatus.CONFLICT, locale, model);
    }
  }

  private static Optional<BigDecimal> points(String typed) {
    try {
      BigDecimal points = new BigDecimal(typed.strip());
      return points.signum() > 0 && points.compareTo(MOST_POINTS) <= 0 && points.scale() <= 2
          ? Optional.of(points)
          : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private ModelAndView again(
      Membership member,
      IntegrityCase found,
      String refused,
      HttpStatus status,
      Locale locale,
      Model model) {
    model.addAttribute("refused", refused);
    String view = page(member, cases.get(member, found.id()), locale, model);
    return new ModelAndView(view, model.asMap(), status);
  }

  private String page(Membership member, IntegrityCase found, Locale locale, Model model) {
    String title = integrity.title(member, found.subject(), locale);
    model.addAttribute("here", path(member, found.id()));
    model.addAttribute("found", found);
    model.addAttribute("subjectTitle", title);
    model.addAttribute("others", others(member, found));
    model.addAttribute("outcomes", Outcome.values());
    if (found.assignmentId() != null) {
      model.addAttribute("earned", desk.earned(found));
    }
    if (!model.containsAttribute("letter")) {
      model.addAttribute("letter", template(member, found));
    }
    model.addAttribute("crumbs", integrity.crumbs(member, locale));
    return "integrity-case";
  }

  /** In both languages: which one its reader prefers nobody knows. */
  private String template(Membership member, IntegrityCase found) {
    StringBuilder letter = new StringBuilder();
    for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      letter
          .append(letter.isEmpty() ? "" : "\n\n")
          .append(
              texts.getMessage(
                  "integrity.letter",
                  new Object[] {
                    found.displayName(), integrity.title(member, found.subject(), language)
                  },
                  language));
    }
    return letter.toString();
  }

  private List<Other> others(Membership member, IntegrityCase found) {
    return verdicts.of(found.subject()).stream()
        .filter(verdict -> verdict.isOf(found.accountId()))
        .filter(verdict -> verdict.verdict().isGroundsForACase())
        .map(
            verdict -> {
              long other = verdict.other(found.accountId());
              String prefix = IntegrityController.path(member) + "/comparisons/";
              return new Other(
                  students.find(member, other).map(Student::displayName).orElse(null),
                  verdict.verdict(),
                  comparisons
                      .pathOf(found.subject(), found.accountId(), other)
                      .map(prefix::concat)
                      .orElse(null));
            })
        .toList();
  }

  private static String path(Membership member, long id) {
    return IntegrityController.path(member) + "/cases/" + id;
  }
}
