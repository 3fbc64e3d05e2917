package dev.touchstone.server.participation;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A roll call while it goes on: the page in the lecturer's hand, and the one on the wall. */
@Controller
class RollCallController {

  private static final String CALLS = "/courses/{course}/participation/calls";
  private static final String CALL = CALLS + "/{call}";
  private static final int LONGEST_TOPIC = 120;
  private static final Set<Integer> POINTS = Set.of(0, 1, 2, 3, 4, 5);

  private final Students students;
  private final RollCalls calls;
  private final TurnBook turns;
  private final Readings readings;
  private final MessageSource words;

  RollCallController(
      Students students, RollCalls calls, TurnBook turns, Readings readings, MessageSource words) {
    this.students = students;
    this.calls = calls;
    this.turns = turns;
    this.readings = readings;
    this.words = words;
  }

  @PostMapping(CALLS)
  String start(
      Membership member,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(required = false) @Nullable Long section) {
    List<Student> present =
        students.of(member.staffOnly()).stream()
            .filter(student -> section == null || section.equals(student.sectionId()))
            .toList();
    if (present.isEmpty()) {
      return "redirect:%s/participation?said=nobody".formatted(member.course().path());
    }
    long id = calls.start(member, present, section, oneLine(topic));
    return "redirect:" + path(member, id);
  }

  @GetMapping(CALL)
  String show(
      Membership member,
      @PathVariable("call") long id,
      @RequestParam(defaultValue = "false") boolean changed,
      Locale locale,
      Model model) {
    Call call = calls.get(member, id);
    List<Student> visible = students.of(member);
    Set<Long> ids = visible.stream().map(Student::id).collect(Collectors.toSet());
    List<Turn> all = turns.ofCall(member.course().id(), id);
    model.addAttribute("call", call);
    model.addAttribute(
        "turns", all.stream().filter(turn -> ids.contains(turn.accountId())).toList());
    model.addAttribute("current", all.isEmpty() ? null : all.getFirst());
    model.addAttribute("left", call.pool().size() - all.stream().filter(Turn::drawn).count());
    model.addAttribute("students", visible);
    model.addAttribute("statuses", Status.values());
    model.addAttribute("changed", changed);
    if (!all.isEmpty()) {
      model.addAttribute("pinyin", readings.of(all.getFirst().accountId(), all.getFirst().name()));
    }
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(member.course().title().in(locale), member.course().path()),
            new Crumb(
                words.getMessage("participation.title", null, locale),
                member.course().path() + "/participation")));
    return "roll-call";
  }

  /** For the wall; the name in it fetches itself again and again. */
  @GetMapping(CALL + "/projector")
  String projector(Membership member, @PathVariable("call") long id, Model model) {
    wall(member, id, model);
    return "projector";
  }

  @GetMapping(CALL + "/projector/name")
  String name(Membership member, @PathVariable("call") long id, Model model) {
    wall(member, id, model);
    return "projector :: name";
  }

  private void wall(Membership member, long id, Model model) {
    Call call = calls.get(member, id);
    Optional<Turn> last = turns.ofCall(member.course().id(), id).stream().findFirst();
    model.addAttribute("call", call);
    model.addAttribute("path", path(member, id));
    model.addAttribute("turn", last.orElse(null));
    last.ifPresent(
        turn -> {
          model.addAttribute("wall", Wall.of(turn.name()));
          model.addAttribute("pinyin", readings.of(turn.accountId(), turn.name()));
        });
  }

  @PostMapping(CALL + "/draw")
  String draw(Membership member, @PathVariable("call") long id, @RequestParam int after) {
    calls.draw(member, id, after);
    return "redirect:" + path(member, id);
  }

  /**
   * @param status as it was if it is not named
   * @param points likewise
   * @param seen how many marks were on the page
   */
  @PostMapping(CALL + "/turns/{turn}")
  String mark(
      Membership member,
      @PathVariable("call") long id,
      @PathVariable("turn") long turnId,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable Integer points,
      @RequestParam int seen) {
    Turn turn = turn(member, turnId);
    if (turn.over()) {
      throw new NotHereException("a mark without a reason");
    }
    Status now =
        Status.named(status).or(() -> Optional.ofNullable(turn.status())).orElse(Status.PRESENT);
    boolean kept = turns.mark(member, turn, seen, now, given(points).orElse(turn.points()), "");
    return "redirect:" + path(member, id) + (kept ? "" : "?changed=true");
  }

  /** Somebody answers who was not drawn. */
  @PostMapping(CALL + "/answers")
  String answered(
      Membership member,
      @PathVariable("call") long id,
      @RequestParam long student,
      @RequestParam Integer points,
      @RequestParam int after) {
    boolean kept =
        calls.answered(
            member, id, after, students.get(member, student), given(points).orElse(BigDecimal.ONE));
    return "redirect:" + path(member, id) + (kept ? "" : "?changed=true");
  }

  @PostMapping(CALL + "/end")
  String end(Membership member, @PathVariable("call") long id) {
    calls.end(member, id);
    return "redirect:" + path(member, id);
  }

  private Turn turn(Membership member, long id) {
    Turn turn =
        turns
            .find(member.staffOnly().course().id(), id)
            .orElseThrow(() -> new NotHereException("turn " + id));
    students.get(member, turn.accountId());
    return turn;
  }

  private static Optional<BigDecimal> given(@Nullable Integer points) {
    return points != null && POINTS.contains(points)
        ? Optional.of(BigDecimal.valueOf(points))
        : Optional.empty();
  }

  private static String path(Membership member, long id) {
    return member.course().path() + "/participation/calls/" + id;
  }

  private static String oneLine(String topic) {
    String line = Objects.requireNonNull(topic).replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_TOPIC ? line.substring(0, LONGEST_TOPIC) : line;
  }
}
