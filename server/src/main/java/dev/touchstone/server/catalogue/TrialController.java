package dev.touchstone.server.catalogue;

import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.reference.Exercise;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.CaseView;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.practice.Judgement;
import dev.touchstone.server.practice.Trial;
import dev.touchstone.server.practice.TrialDesk;
import dev.touchstone.server.practice.Trials;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.CodeView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The result of a trial; while there is none, the same page with where it stands. */
@Controller
@RequestMapping("/courses/{course}/exercises/{exercise}/trials/{id}")
class TrialController {

  private final Trials trials;
  private final TrialDesk desk;
  private final Changes changes;
  private final Blobs blobs;
  private final Accounts accounts;

  TrialController(Trials trials, TrialDesk desk, Changes changes, Blobs blobs, Accounts accounts) {
    this.trials = trials;
    this.desk = desk;
    this.changes = changes;
    this.blobs = blobs;
    this.accounts = accounts;
  }

  @GetMapping
  String show(
      Membership member,
      @PathVariable String exercise,
      @PathVariable UUID id,
      Locale locale,
      Model model) {
    Trial trial = readable(member, exercise, id);
    Exercise definition = trial.definition();
    model.addAttribute("trial", trial);
    model.addAttribute("exercise", definition);
    model.addAttribute("path", Catalogue.path(member, definition));
    model.addAttribute("author", accounts.findById(trial.accountId()).orElseThrow());
    model.addAttribute("code", CodeView.of(blobs.read(trial.blob()), trial.fileName()));
    model.addAttribute("crumbs", crumbs(member, trial, locale));
    trials
        .judgement(id)
        .ifPresentOrElse(
            judgement -> judged(judgement, definition, model), () -> waiting(id, model));
    return "trial";
  }

  private void waiting(UUID id, Model model) {
    model.addAttribute("max", Grader.MAX_SCORE);
    model.addAttribute("waiting", desk.waiting(id));
  }

  private static void judged(Judgement judgement, Exercise exercise, Model model) {
    GradingReport report = judgement.report();
    model.addAttribute("judgement", judgement);
    model.addAttribute("report", report);
    model.addAttribute("cases", CaseView.of(report.cases(), exercise));
    model.addAttribute("diagnosis", report.diagnosis().stream().findFirst().orElse(null));
  }

  /** Says {@code state} whenever the page is worth fetching again. */
  @GetMapping("/events")
  SseEmitter events(Membership member, @PathVariable String exercise, @PathVariable UUID id) {
    readable(member, exercise, id);
    return changes.streamUntil(id, () -> trials.isJudged(id));
  }

  /** The file as it was handed in, always as text. */
  @GetMapping("/source")
  ResponseEntity<byte[]> source(
      Membership member, @PathVariable String exercise, @PathVariable UUID id) {
    Trial trial = readable(member, exercise, id);
    var disposition =
        ContentDisposition.inline().filename(trial.fileName(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(blobs.read(trial.blob()));
  }

  private Trial readable(Membership member, String exercise, UUID id) {
    return trials.readable(member, Catalogue.exercise(exercise), id);
  }

  private static List<Crumb> crumbs(Membership member, Trial trial, Locale locale) {
    Exercise exercise = trial.definition();
    List<Crumb> crumbs = new ArrayList<>(Catalogue.crumbs(member, exercise, locale));
    crumbs.add(new Crumb(exercise.title().in(locale), Catalogue.path(member, exercise)));
    crumbs.add(new Crumb(trial.fileName(), null));
    return crumbs;
  }
}
