package dev.touchstone.server.submission;

import dev.touchstone.reference.Exercise;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.assignment.Deadlines;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.draft.Drafts;
import dev.touchstone.server.markdown.Markdown;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** An exercise: the statement, the editor, and what the reader handed in so far. */
@Controller
class ExercisePage {

  private static final int ATTEMPTS_SHOWN = 10;

  private final AssignmentAccess assignments;
  private final Editors editors;
  private final Drafts drafts;
  private final Intake intake;
  private final Deadlines deadlines;
  private final Attempts allowances;
  private final History history;
  private final Markdown markdown;
  private final Clock clock;

  ExercisePage(
      AssignmentAccess assignments,
      Editors editors,
      Drafts drafts,
      Intake intake,
      Deadlines deadlines,
      Attempts allowances,
      History history,
      Markdown markdown,
      Clock clock) {
    this.assignments = assignments;
    this.editors = editors;
    this.drafts = drafts;
    this.intake = intake;
    this.deadlines = deadlines;
    this.allowances = allowances;
    this.history = history;
    this.markdown = markdown;
    this.clock = clock;
  }

  @GetMapping("/courses/{course}/assignments/{assignment}/{exercise}")
  String show(
      Membership member,
      @PathVariable("assignment") String assignmentSlug,
      @PathVariable("exercise") String exerciseId,
      Locale locale,
      Model model) {
    AssignmentExercise asked = asked(member, assignmentSlug, exerciseId);
    model.addAttribute("form", UUID.randomUUID());
    return page(member, asked, editors.open(member, asked), locale, model);
  }

  @PostMapping("/courses/{course}/assignments/{assignment}/{exercise}/submissions")
  Object handIn(
      Membership member,
      @PathVariable("assignment") String assignmentSlug,
      @PathVariable("exercise") String exerciseId,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam UUID form,
      @RequestAttribute(Received.AT) Instant received,
      Locale locale,
      Model model)
      throws IOException {
    AssignmentExercise asked = asked(member, assignmentSlug, exerciseId);
    try {
      HandIn handIn = HandIn.of(code, file, asked.definition().entryPoint().name());
      Submission submission = intake.accept(member, asked, handIn, form, received);
      if (file != null && !file.isEmpty()) {
        drafts.outlive(member.accountId(), asked.id());
      }
      return "redirect:/submissions/" + submission.id();
    } catch (RefusedHandInException refused) {
      model.addAttribute("form", form);
      model.addAttribute("refused", refused);
      String view = page(member, asked, editors.keeping(member, asked, code), locale, model);
      return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private AssignmentExercise asked(Membership member, String assignmentSlug, String exerciseId) {
    Assignment assignment = assignments.assignment(member, assignmentSlug);
    return assignment.exercise(exerciseId);
  }

  private String page(
      Membership member, AssignmentExercise asked, Editor editor, Locale locale, Model model) {
    Exercise exercise = asked.definition();
    model.addAttribute("asked", asked);
    model.addAttribute("assignment", asked.assignment());
    model.addAttribute("exercise", exercise);
    model.addAttribute("statement", markdown.html(exercise.statement().in(locale)));
    model.addAttribute("goal", GoalView.of(exercise, asked.points()).orElse(null));
    model.addAttribute("code", editor.text());
    model.addAttribute("draft", editor);
    model.addAttribute("kinds", SourceKind.limits());
    model.addAttribute("crumbs", asked.crumbs(member, locale));
    model.addAttribute("deadline", deadlines.of(member, asked.assignment()));
    model.addAttribute("allowance", allowances.of(member.accountId(), asked, clock.instant()));
    model.addAttribute("draftKey", member.accountId() + "/" + asked.id());
    model.addAttribute(
        "attempts", history.own(member, asked.assignment().id(), asked.exercise(), ATTEMPTS_SHOWN));
    return "exercise";
  }
}
