package dev.touchstone.server.participation;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Afterwards: staff correct a turn and answer, a student objects. */
@Controller
class TurnController {

  private static final String TURN = "/courses/{course}/participation/turns/{turn}";
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_TEXT = 1000;
  private static final Pattern POINTS = Pattern.compile("\\d{1,2}([.]\\d{1,2})?");

  /** What was written and not kept, and why: the end of a key of {@code participation.not}. */
  record Refused(long turn, String why, String text) {}

  private final Students students;
  private final TurnBook turns;
  private final ParticipationRules rules;
  private final Participation participation;
  private final MessageSource words;

  TurnController(
      Students students,
      TurnBook turns,
      ParticipationRules rules,
      Participation participation,
      MessageSource words) {
    this.students = students;
    this.turns = turns;
    this.rules = rules;
    this.participation = participation;
    this.words = words;
  }

  @GetMapping("/courses/{course}/participation/students/{student}")
  String student(Membership member, @PathVariable("student") long id, Locale locale, Model model) {
    return page(member, students.get(member.staffOnly(), id), locale, model);
  }

  /**
   * Another mark above those that are there.
   *
   * @param seen how many were on the page
   */
  @PostMapping(TURN)
  Object correct(
      Membership member,
      @PathVariable("turn") long id,
      @RequestParam String status,
      @RequestParam String points,
      @RequestParam String reason,
      @RequestParam int seen,
      Locale locale,
      Model model) {
    Turn turn = turn(member.staffOnly(), id);
    Student student = students.get(member, turn.accountId());
    Status now = Status.named(status).orElseThrow(() -> new NotHereException("status " + status));
    String why =
        !POINTS.matcher(points.strip()).matches()
            ? "POINTS"
            : reason.isBlank() ? "UNFOUNDED" : null;
    if (why == null) {
      var number = new BigDecimal(points.strip());
      if (turns.mark(member, turn, seen, now, number, oneLine(reason, LONGEST_REASON))) {
        return "redirect:" + path(member, student);
      }
      why = "CHANGED";
    }
    return refused(member, student, new Refused(id, why, reason), locale, model);
  }

  @PostMapping(TURN + "/appeal")
  String appeal(Membership member, @PathVariable("turn") long id, @RequestParam String text) {
    Turn turn = turn(member, id);
    if (turn.accountId() != member.accountId() || turn.mark() == null) {
      throw new NotHereException("turn " + id);
    }
    String said = text.strip();
    if (!said.isEmpty()) {
      turns.appeal(turn, said.substring(0, Math.min(LONGEST_TEXT, said.length())));
    }
    return "redirect:%s/participation#turn-%d".formatted(member.course().path(), id);
  }

  @PostMapping(TURN + "/answer")
  Object answer(
      Membership member,
      @PathVariable("turn") long id,
      @RequestParam String answer,
      Locale locale,
      Model model) {
    Turn turn = turn(member.staffOnly(), id);
    Student student = students.get(member, turn.accountId());
    String said = answer.strip();
    if (said.isEmpty()) {
      return refused(member, student, new Refused(id, "SILENT", ""), locale, model);
    }
    if (!turns.answer(member, turn, said.substring(0, Math.min(LONGEST_TEXT, said.length())))) {
      return refused(member, student, new Refused(id, "ANSWERED", answer), locale, model);
    }
    return "redirect:" + path(member, student);
  }

  private Turn turn(Membership member, long id) {
    return turns
        .find(member.course().id(), id)
        .orElseThrow(() -> new NotHereException("turn " + id));
  }

  private ModelAndView refused(
      Membership member, Student student, Refused refused, Locale locale, Model model) {
    model.addAttribute("refused", refused);
    return new ModelAndView(
        page(member, student, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String page(Membership member, Student student, Locale locale, Model model) {
    long course = member.course().id();
    Optional<BigDecimal> share = participation.share(course, student.id());
    @Nullable BigDecimal shown = share.orElse(null);
    model.addAttribute("turns", turns.ofStudent(course, student.id()));
    model.addAttribute("statuses", Status.values());
    model.addAttribute("rule", rules.of(course));
    model.addAttribute("share", shown);
    model.addAttribute(
        "tally",
        participation.tallies(course).getOrDefault(student.id(), Tally.none(student.id())));
    model.addAttribute("name", student.displayName());
    model.addAttribute("draws", List.of());
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(member.course().title().in(locale), member.course().path()),
            new Crumb(
                words.getMessage("participation.title", null, locale),
                member.course().path() + "/participation")));
    return "participation-student";
  }

  private static String oneLine(String reason, int most) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > most ? line.substring(0, most) : line;
  }

  private static String path(Membership member, Student student) {
    return member.course().path() + "/participation/students/" + student.id();
  }
}
