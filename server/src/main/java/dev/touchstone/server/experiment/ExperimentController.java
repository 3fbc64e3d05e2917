package dev.touchstone.server.experiment;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.experiment.Series.Drawn;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.CodeView;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** A run and its curves, with those of others over them. */
@Controller
@RequestMapping("/courses/{course}/runs/{id}")
class ExperimentController {

  private static final int MOST_MEMO = 500;
  private static final int MOST_OVER = 11;
  private static final int OFFERED = 20;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

  private final Runs runs;
  private final RunStore store;
  private final Changes changes;
  private final Blobs blobs;
  private final JsonMapper json;

  ExperimentController(Runs runs, RunStore store, Changes changes, Blobs blobs, JsonMapper json) {
    this.runs = runs;
    this.store = store;
    this.changes = changes;
    this.blobs = blobs;
    this.json = json;
  }

  /**
   * @param with others to draw over it
   */
  @GetMapping
  String show(
      Membership member,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<UUID> with,
      Locale locale,
      Model model) {
    Run run = runs.readable(member, id);
    List<Run> over = over(member, run, with);
    Map<UUID, String> labels = labels(member, over);
    List<UUID> ids = List.copyOf(labels.keySet());
    model.addAttribute("run", run);
    model.addAttribute("own", run.isOf(member));
    model.addAttribute("over", over);
    model.addAttribute("labels", labels);
    model.addAttribute("values", runs.values(List.of(id)));
    model.addAttribute("stills", Still.of(runs.curves(ids), labels));
    model.addAttribute("printed", runs.printed(run).orElse(null));
    model.addAttribute("code", CodeView.of(blobs.read(run.blob()), run.fileName()));
    model.addAttribute("self", run.path(member));
    model.addAttribute("query", query(ids));
    model.addAttribute("others", others(member, run, over));
    model.addAttribute("crumbs", crumbs(member, run, locale));
    return "experiment";
  }

  /** For the script of the page. */
  @GetMapping("/curves")
  ResponseEntity<byte[]> curves(
      Membership member, @PathVariable UUID id, @RequestParam(defaultValue = "") List<UUID> with) {
    Run run = runs.readable(member, id);
    Map<UUID, String> labels = labels(member, over(member, run, with));
    List<Drawn> drawn = runs.curves(labels.keySet());
    String facts = run.state() + " " + runs.values(List.of(id)).hashCode();
    var data =
        new CurveData(
            facts,
            drawn.stream()
                .map(
                    one ->
                        CurveData.stroke(
                            one,
                            labels.size() > 1 ? labels.getOrDefault(one.series().runId(), "") : ""))
                .toList());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(json.writeValueAsBytes(data));
  }

  /** Says {@code state} whenever there is more to draw. */
  @GetMapping("/events")
  SseEmitter events(Membership member, @PathVariable UUID id) {
    runs.readable(member, id);
    return changes.streamUntil(id, () -> runs.isOver(id));
  }

  /**
   * @param back the query of the table that the form stands in; else it stands on the run's page
   */
  @PostMapping("/memo")
  Object note(
      Membership member,
      @PathVariable UUID id,
      @RequestParam String memo,
      @RequestParam(defaultValue = "") String back,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean script) {
    Run run = runs.own(member, id);
    String text = memo.strip();
    store.note(id, text.substring(0, Math.min(text.length(), MOST_MEMO)));
    if (script) {
      return ResponseEntity.noContent().build();
    }
    // The query only, and only what a browser would have written: it leads nowhere else.
    return back.matches("\\?[\\w.~%&=+-]*")
        ? "redirect:" + member.course().path() + "/runs" + back
        : "redirect:" + run.path(member);
  }

  private List<Run> over(Membership member, Run run, List<UUID> with) {
    List<Run> all = new ArrayList<>(List.of(run));
    with.stream()
        .distinct()
        .filter(other -> !other.equals(run.id()))
        .limit(MOST_OVER)
        .forEach(other -> all.add(runs.readable(member, other)));
    return all;
  }

  /** What to call each of several runs: its memo, or when it began. */
  private static Map<UUID, String> labels(Membership member, List<Run> all) {
    Map<UUID, String> labels = new LinkedHashMap<>();
    all.forEach(run -> labels.put(run.id(), label(member, run)));
    return labels;
  }

  private static String label(Membership member, Run run) {
    return run.memo().isEmpty()
        ? TIME.format(run.startedAt().atZone(member.course().zone()))
        : run.memo();
  }

  private static String query(List<UUID> ids) {
    StringBuilder query = new StringBuilder();
    ids.stream()
        .skip(1)
        .forEach(id -> query.append(query.isEmpty() ? "?with=" : "&with=").append(id));
    return query.toString();
  }

  /** The newest others of the same person, which could be drawn over it. */
  private Map<Run, String> others(Membership member, Run run, List<Run> over) {
    Map<Run, String> others = new LinkedHashMap<>();
    runs
        .of(member, run.isOf(member) || member.isStaff() ? run.accountId() : member.accountId())
        .stream()
        .filter(other -> !other.id().equals(run.id()))
        .sorted((a, b) -> Boolean.compare(over.contains(b), over.contains(a)))
        .limit(OFFERED)
        .forEach(other -> others.put(other, label(member, other)));
    return others;
  }

  private static List<Crumb> crumbs(Membership member, Run run, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(run.title().in(locale), run.page()),
        new Crumb(label(member, run), null));
  }

  /** Any two runs that this member may read. */
  static List<Run> two(Runs runs, Membership member, List<UUID> ids) {
    if (ids.size() != 2) {
      throw new NotHereException("comparison of " + ids.size() + " runs");
    }
    return ids.stream().map(id -> runs.readable(member, id)).toList();
  }
}
