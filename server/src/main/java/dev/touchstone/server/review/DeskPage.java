package dev.touchstone.server.review;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.CaseView;
import dev.touchstone.server.grading.Results;
import dev.touchstone.server.grading.RunLogs;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.submission.CodeView;
import dev.touchstone.server.submission.Comparison;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of three columns: queue, code with what was said about it, verdict and rubric. */
@Component
class DeskPage {

  /** So many rows of the queue stand around the one that is looked at. */
  private static final int AROUND = 30;

  private final Desk desk;
  private final Queues queues;
  private final Reviews reviews;
  private final Rubrics rubrics;
  private final LineComments comments;
  private final StaffNotes notes;
  private final Snippets snippets;
  private final OwnVersions versions;
  private final SubmissionAccess submissions;
  private final Results results;
  private final RunLogs runLogs;

  DeskPage(
      Desk desk,
      Queues queues,
      Reviews reviews,
      Rubrics rubrics,
      LineComments comments,
      StaffNotes notes,
      Snippets snippets,
      OwnVersions versions,
      SubmissionAccess submissions,
      Results results,
      RunLogs runLogs) {
    this.desk = desk;
    this.queues = queues;
    this.reviews = reviews;
    this.rubrics = rubrics;
    this.comments = comments;
    this.notes = notes;
    this.snippets = snippets;
    this.versions = versions;
    this.submissions = submissions;
    this.results = results;
    this.runLogs = runLogs;
  }

  /**
   * @param at what to look at; null for the first of the queue
   * @param diff whether the code is shown against the student's submission before it
   */
  String show(
      Membership staff,
      Assignment assignment,
      Queue queue,
      @Nullable UUID at,
      boolean diff,
      Locale locale,
      Model model) {
    List<QueueRow> all = queues.all(staff, assignment);
    List<QueueRow> rows = Queues.filtered(all, queue, staff);
    UUID id = at != null ? at : rows.isEmpty() ? null : rows.getFirst().submissionId();
    model.addAttribute("assignment", assignment);
    model.addAttribute("crumbs", DeskController.crumbs(staff, assignment, null, locale));
    model.addAttribute("base", Desk.path(staff, assignment));
    model.addAttribute("queue", queue);
    model.addAttribute("views", DeskController.views());
    model.addAttribute("anonymous", all.stream().anyMatch(QueueRow::isHidden));
    model.addAttribute("total", rows.size());
    model.addAttribute("done", rows.stream().filter(QueueRow::reviewed).count());
    model.addAttribute("at", id);
    place(rows, id, model);
    if (id != null) {
      look(desk.look(staff, assignment.slug(), id), diff, model);
    }
    return "review";
  }

  private static void place(List<QueueRow> rows, @Nullable UUID id, Model model) {
    int place = -1;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).submissionId().equals(id)) {
        place = i;
      }
    }
    int from = Math.max(0, place - AROUND);
    int to = Math.min(rows.size(), Math.max(place, 0) + AROUND);
    model.addAttribute("place", place + 1);
    model.addAttribute("rows", rows.subList(from, to));
    model.addAttribute("before", from);
    model.addAttribute("after", rows.size() - to);
    model.addAttribute("previous", place > 0 ? rows.get(place - 1).submissionId() : null);
    model.addAttribute("next", place + 1 < rows.size() ? rows.get(place + 1).submissionId() : null);
  }

  private void look(Looked looked, boolean diff, Model model) {
    Submission submission = looked.submission();
    AssignmentExercise asked = submission.exercise();
    Optional<Review> review = reviews.find(submission.id());
    Rubric rubric = rubrics.of(looked.assignment());
    Set<Long> ticks = review.map(each -> reviews.ticks(each.id())).orElse(Set.of());
    CodeView code = submissions.code(submission);
    model.addAttribute("looked", looked);
    model.addAttribute("asked", asked);
    model.addAttribute("self", looked.path());
    model.addAttribute("review", review.orElse(null));
    model.addAttribute("rubric", rubric);
    model.addAttribute("items", rubric.of(asked.exercise()));
    model.addAttribute("points", Signed.of(rubric.points(ticks)));
    model.addAttribute("ticks", ticks);
    model.addAttribute(
        "code", Annotated.of(code, review.map(comments::of).orElse(List.of()), looked.mask()));
    model.addAttribute("fileName", looked.mask().text(submission.fileName()));
    model.addAttribute("notes", notes.of(submission.id()));
    model.addAttribute("snippets", snippets.of(looked.staff()));
    model.addAttribute("colleagues", desk.colleagues(looked));
    model.addAttribute("deeds", review.map(reviews::deeds).orElse(List.of()));
    model.addAttribute("versions", versions.of(submission));
    model.addAttribute("worth", versions.of(submission.id()).orElse(null));
    model.addAttribute("diff", diff);
    // The page of curves says whose they are.
    model.addAttribute(
        "curves", looked.mask().isOn() ? null : runLogs.page(submission.id()).orElse(null));
    results.report(submission.id()).ifPresent(report -> judged(report, asked, model));
    compared(looked, code, diff, model);
  }

  private static void judged(GradingReport report, AssignmentExercise asked, Model model) {
    model.addAttribute("report", report);
    model.addAttribute("cases", CaseView.of(report.cases(), asked.definition()));
    model.addAttribute("diagnosis", report.diagnosis().stream().findFirst().orElse(null));
  }

  private void compared(Looked looked, CodeView code, boolean diff, Model model) {
    Optional<UUID> before = submissions.previous(looked.submission());
    model.addAttribute("hasBefore", before.isPresent());
    if (diff && before.isPresent()) {
      CodeView left = submissions.code(submissions.forGrading(before.get()));
      model.addAttribute("comparison", Comparison.of(masked(left, looked), masked(code, looked)));
    }
  }

  private static CodeView masked(CodeView code, Looked looked) {
    return new CodeView(
        code.cells().stream()
            .map(
                cell ->
                    new CodeView.Cell(
                        cell.number(), cell.lines().stream().map(looked.mask()::text).toList()))
            .toList(),
        code.cut());
  }
}
