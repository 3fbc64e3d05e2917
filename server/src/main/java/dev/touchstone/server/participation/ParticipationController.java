package dev.touchstone.server.participation;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Participation in a course: of the class, for staff; of oneself, for students. */
@Controller
class ParticipationController {

  private static final String PARTICIPATION = "/courses/{course}/participation";

  /** A student's line of the class's table. */
  record Line(Student student, Tally tally, @Nullable BigDecimal share) {

    public String shareText() {
      return share == null ? "–" : share.stripTrailingZeros().toPlainString();
    }
  }

  /** A rule as it was written, if it is none. */
  record Written(int version, String attendance, String late, String answers) {}

  private final Students students;
  private final RollCalls calls;
  private final TurnBook turns;
  private final ParticipationRules rules;
  private final Participation participation;
  private final Readings readings;
  private final JdbcClient jdbc;

  ParticipationController(
      Students students,
      RollCalls calls,
      TurnBook turns,
      ParticipationRules rules,
      Participation participation,
      Readings readings,
      JdbcClient jdbc) {
    this.students = students;
    this.calls = calls;
    this.turns = turns;
    this.rules = rules;
    this.participation = participation;
    this.readings = readings;
    this.jdbc = jdbc;
  }

  @GetMapping(PARTICIPATION)
  String show(
      Membership member,
      @RequestParam(required = false) @Nullable String said,
      Locale locale,
      Model model) {
    model.addAttribute("said", said);
    return member.isStaff() ? desk(member, locale, model) : own(member, locale, model);
  }

  /** How the reader's name is read. */
  @PostMapping(PARTICIPATION + "/pinyin")
  String read(Membership member, @RequestParam String pinyin) {
    boolean kept = readings.say(member.accountId(), pinyin);
    return "redirect:%s/participation?said=%s#reading"
        .formatted(member.course().path(), kept ? "kept" : "unreadable");
  }

  @PostMapping(PARTICIPATION + "/rule")
  Object rule(
      Membership member,
      @RequestParam int version,
      @RequestParam String attendance,
      @RequestParam String late,
      @RequestParam String answers,
      Locale locale,
      Model model) {
    member.instructorOnly();
    String wrong;
    try {
      var rule =
          new Rule(
              version,
              Integer.parseInt(attendance.strip()),
              Integer.parseInt(late.strip()),
              new BigDecimal(answers.strip()));
      if (rules.keep(member, rule)) {
        return "redirect:%s/participation#rule".formatted(member.course().path());
      }
      wrong = "CHANGED";
    } catch (IllegalArgumentException e) {
      wrong = "NUMBERS";
    }
    model.addAttribute("wrong", wrong);
    model.addAttribute(
        "written",
        new Written(rules.of(member.course().id()).version(), attendance, late, answers));
    return new ModelAndView(
        desk(member, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String desk(Membership staff, Locale locale, Model model) {
    long course = staff.course().id();
    List<Student> visible = students.of(staff);
    Set<Long> ids = visible.stream().map(Student::id).collect(Collectors.toSet());
    Map<Long, Tally> tallies = participation.tallies(course);
    Map<Long, BigDecimal> shares = participation.shares(course);
    model.addAttribute("crumbs", crumbs(staff, locale));
    model.addAttribute("calls", calls.of(staff));
    model.addAttribute("sections", sections(visible));
    model.addAttribute(
        "appeals",
        turns.appealed(course).stream().filter(turn -> ids.contains(turn.accountId())).toList());
    model.addAttribute("rule", rules.of(course));
    model.addAttribute(
        "lines",
        visible.stream()
            .map(
                student ->
                    new Line(
                        student,
                        tallies.getOrDefault(student.id(), Tally.none(student.id())),
                        shares.get(student.id())))
            .toList());
    return "participation";
  }

  private String own(Membership member, Locale locale, Model model) {
    long course = member.course().id();
    List<Turn> mine = turns.ofStudent(course, member.accountId());
    String name =
        jdbc.sql("select display_name from account where id = ?")
            .param(member.accountId())
            .query(String.class)
            .single();
    model.addAttribute("crumbs", crumbs(member, locale));
    model.addAttribute("turns", mine);
    model.addAttribute("statuses", Status.values());
    model.addAttribute("rule", rules.of(course));
    model.addAttribute("share", participation.share(course, member.accountId()).orElse(null));
    model.addAttribute(
        "tally",
        participation
            .tallies(course)
            .getOrDefault(member.accountId(), Tally.none(member.accountId())));
    model.addAttribute("reading", readings.of(member.accountId(), name));
    model.addAttribute("name", name);
    model.addAttribute("account", member.accountId());
    model.addAttribute(
        "draws", calls.of(member).stream().filter(call -> wasIn(call, member)).toList());
    return "participation-student";
  }

  private static boolean wasIn(Call call, Membership member) {
    return call.isOver()
        && call.pool().stream().anyMatch(one -> one.account() == member.accountId());
  }

  private static Map<String, Long> sections(List<Student> students) {
    Map<String, Long> sections = new TreeMap<>();
    for (Student student : students) {
      if (student.section() != null && student.sectionId() != null) {
        sections.put(student.section(), student.sectionId());
      }
    }
    return sections;
  }

  private static List<Crumb> crumbs(Membership member, Locale locale) {
    return List.of(new Crumb(member.course().title().in(locale), member.course().path()));
  }
}
