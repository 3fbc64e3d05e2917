package dev.touchstone.server.practice;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.reference.Exercise;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.draft.Drafts;
import dev.touchstone.server.grading.CaseView;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.RunLogs;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.CodeView;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.RefusedHandInException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Runs of what an assignment asks for, on its examples. The page of a run is for those without
 * scripts; with them its section {@code #run} stands under the editor.
 */
@Controller
@RequestMapping("/courses/{course}/assignments/{assignment}/{exercise}/runs")
class RunController {

  private final AssignmentAccess assignments;
  private final Trials trials;
  private final TrialDesk desk;
  private final Drafts drafts;
  private final Changes changes;
  private final Blobs blobs;
  private final Accounts accounts;
  private final RunLogs runLogs;

  RunController(
      AssignmentAccess assignments,
      Trials trials,
      TrialDesk desk,
      Drafts drafts,
      Changes changes,
      Blobs blobs,
      Accounts accounts,
      RunLogs runLogs) {
    this.assignments = assignments;
    this.trials = trials;
    this.desk = desk;
    this.drafts = drafts;
    this.changes = changes;
    this.blobs = blobs;
    this.accounts = accounts;
    this.runLogs = runLogs;
  }

  /**
   * @param base the version of the draft that the editor went out from
   * @param script whether a script sends it, which keeps the draft itself
   */
  @PostMapping
  Object run(
      Membership member,
      @PathVariable String assignment,
      @PathVariable String exercise,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "0") int base,
      @RequestParam UUID form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean script,
      Locale locale,
      Model model)
      throws IOException {
    AssignmentExercise asked = asked(member, assignment, exercise);
    if (!script && code != null && !code.isBlank()) {
      // The page that follows is another one: what was typed must be there on the way back.
      drafts.save(member.accountId(), asked.id(), code, base, null);
    }
    try {
      HandIn handIn = HandIn.of(code, file, asked.definition().entryPoint().name());
      return "redirect:" + path(member, asked) + "/" + desk.run(member, asked, handIn, form);
    } catch (RefusedHandInException refused) {
      model.addAttribute("refused", refused);
      page(member, asked, locale, model);
      return new ModelAndView("run", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping("/{id}")
  String show(
      Membership member,
      @PathVariable String assignment,
      @PathVariable String exercise,
      @PathVariable UUID id,
      Locale locale,
      Model model) {
    AssignmentExercise asked = asked(member, assignment, exercise);
    Trial run = trials.readable(member, asked, id);
    page(member, asked, locale, model);
    model.addAttribute("run", run);
    model.addAttribute("self", path(member, asked) + "/" + id);
    model.addAttribute("own", run.accountId() == member.accountId());
    model.addAttribute("author", accounts.findById(run.accountId()).orElseThrow());
    model.addAttribute("curves", runLogs.page(id).orElse(null));
    model.addAttribute("code", CodeView.of(blobs.read(run.blob()), run.fileName()));
    trials
        .judgement(id)
        .ifPresentOrElse(
            judgement -> judged(judgement.report(), asked.definition(), model),
            () -> model.addAttribute("waiting", desk.waiting(id)));
    return "run";
  }

  /** Says {@code state} whenever the run is worth fetching again. */
  @GetMapping("/{id}/events")
  SseEmitter events(
      Membership member,
      @PathVariable String assignment,
      @PathVariable String exercise,
      @PathVariable UUID id) {
    trials.readable(member, asked(member, assignment, exercise), id);
    return changes.streamUntil(id, () -> trials.isJudged(id));
  }

  /** Takes back a run that waits; one that does not wait any more is shown as it stands. */
  @PostMapping("/{id}/cancel")
  String cancel(
      Membership member,
      @PathVariable String assignment,
      @PathVariable String exercise,
      @PathVariable UUID id) {
    AssignmentExercise asked = asked(member, assignment, exercise);
    Trial run = trials.readable(member, asked, id);
    if (run.accountId() != member.accountId()) {
      throw new NotHereException("run " + id + " to cancel");
    }
    return desk.cancel(run)
        ? "redirect:" + asked.path(member)
        : "redirect:" + path(member, asked) + "/" + id;
  }

  private AssignmentExercise asked(Membership member, String assignment, String exercise) {
    return assignments.assignment(member, assignment).exercise(exercise);
  }

  private static void page(
      Membership member, AssignmentExercise asked, Locale locale, Model model) {
    model.addAttribute("exercise", asked.definition());
    model.addAttribute("path", asked.path(member));
    List<Crumb> crumbs = new ArrayList<>(asked.crumbs(member, locale));
    crumbs.set(crumbs.size() - 1, new Crumb(crumbs.getLast().title(), asked.path(member)));
    model.addAttribute("crumbs", crumbs);
  }

  private static void judged(GradingReport report, Exercise exercise, Model model) {
    model.addAttribute("report", report);
    model.addAttribute("cases", CaseView.of(report.cases(), exercise));
    model.addAttribute("diagnosis", report.diagnosis().stream().findFirst().orElse(null));
  }

  private static String path(Membership member, AssignmentExercise asked) {
    return asked.path(member) + "/runs";
  }
}
