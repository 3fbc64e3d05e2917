package dev.touchstone.server.competition;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.competition.CompetitionAccess.Readable;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.grading.RunLogs;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.CodeView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What came of an entry; while nothing has, the same page with where it stands. */
@Controller
class EntryController {

  private final CompetitionAccess competitions;
  private final Scorings scorings;
  private final PrivateScores privateScores;
  private final Jobs jobs;
  private final Changes changes;
  private final Blobs blobs;
  private final RunLogs runLogs;

  EntryController(
      CompetitionAccess competitions,
      Scorings scorings,
      PrivateScores privateScores,
      Jobs jobs,
      Changes changes,
      Blobs blobs,
      RunLogs runLogs) {
    this.competitions = competitions;
    this.scorings = scorings;
    this.privateScores = privateScores;
    this.jobs = jobs;
    this.changes = changes;
    this.blobs = blobs;
    this.runLogs = runLogs;
  }

  @GetMapping("/entries/{id}")
  String show(
      @AuthenticationPrincipal SignedIn person, @PathVariable UUID id, Locale locale, Model model) {
    Readable readable = competitions.entry(person, id);
    Entry entry = readable.entry();
    model.addAttribute("membership", readable.membership());
    model.addAttribute("entry", entry);
    model.addAttribute("competition", entry.competition());
    model.addAttribute("path", entry.competition().path(readable.membership()));
    model.addAttribute("metric", entry.competition().metric());
    model.addAttribute("code", code(entry));
    model.addAttribute("curves", runLogs.page(id).orElse(null));
    model.addAttribute("crumbs", crumbs(readable.membership(), entry, locale));
    scorings
        .standing(id)
        .ifPresentOrElse(
            standing -> judged(standing, readable, model),
            () -> model.addAttribute("waiting", jobs.waiting(ScoringConfiguration.SCORE, id)));
    return "entry";
  }

  private void judged(Scorings.Standing found, Readable readable, Model model) {
    Scorings.Standing standing = readable.membership().isStaff() ? found : found.forTeam();
    model.addAttribute("standing", standing);
    model.addAttribute("report", standing.report());
    model.addAttribute("diagnosis", standing.report().diagnosis());
    privateScores
        .visibleTo(readable.membership(), readable.entry())
        .ifPresent(score -> model.addAttribute("privateScore", score));
  }

  @GetMapping("/entries/{id}/events")
  SseEmitter events(@AuthenticationPrincipal SignedIn person, @PathVariable UUID id) {
    competitions.entry(person, id);
    return changes.streamUntil(id, () -> scorings.isJudged(id));
  }

  /** The file as it was handed in, always as text. */
  @GetMapping("/entries/{id}/source")
  ResponseEntity<byte[]> source(@AuthenticationPrincipal SignedIn person, @PathVariable UUID id) {
    Entry.Program program = competitions.entry(person, id).entry().program();
    if (program == null) {
      throw new NotHereException("source of baseline " + id);
    }
    var disposition =
        ContentDisposition.inline().filename(program.fileName(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(blobs.read(program.content()));
  }

  private @Nullable CodeView code(Entry entry) {
    Entry.Program program = entry.program();
    return program == null ? null : CodeView.of(blobs.read(program.content()), program.fileName());
  }

  private static List<Crumb> crumbs(Membership member, Entry entry, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(entry.competition().title().in(locale), entry.competition().path(member)),
        new Crumb(entry.receipt(), null));
  }
}
