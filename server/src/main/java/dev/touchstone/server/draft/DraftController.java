package dev.touchstone.server.draft;

import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.draft.Drafts.Change;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an editor saves what is typed, by the way; and discards it, on demand. */
@Controller
@RequestMapping("/courses/{course}/assignments/{assignment}/{exercise}/draft")
class DraftController {

  /**
   * What the editor is told.
   *
   * @param text only where it is another than the editor's
   */
  record Answer(int version, String savedAt, @Nullable String text) {

    static Answer of(Draft draft) {
      return new Answer(draft.version(), draft.savedAt().toString(), null);
    }

    static Answer withText(Draft draft) {
      return new Answer(draft.version(), draft.savedAt().toString(), draft.text());
    }
  }

  private final AssignmentAccess assignments;
  private final Drafts drafts;

  DraftController(AssignmentAccess assignments, Drafts drafts) {
    this.assignments = assignments;
    this.drafts = drafts;
  }

  @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> save(
      Membership member,
      @PathVariable String assignment,
      @PathVariable String exercise,
      @RequestParam String code,
      @RequestParam(defaultValue = "0") int base,
      @RequestParam(required = false) @Nullable UUID writer) {
    AssignmentExercise asked = asked(member, assignment, exercise);
    return switch (drafts.save(member.accountId(), asked.id(), code, base, writer)) {
      case Change.Done(Draft draft) -> ResponseEntity.ok(Answer.of(draft));
      case Change.Overtaken(Draft other) ->
          ResponseEntity.status(HttpStatus.CONFLICT).body(Answer.withText(other));
      case Change.TooLong() -> ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    };
  }

  /** By the button; leads back to the page, which shows what is then there. */
  @PostMapping("/discard")
  String discard(
      Membership member,
      @PathVariable String assignment,
      @PathVariable String exercise,
      @RequestParam(defaultValue = "0") int base) {
    AssignmentExercise asked = asked(member, assignment, exercise);
    drafts.discard(member.accountId(), asked.id(), base, null);
    return "redirect:" + asked.path(member);
  }

  private AssignmentExercise asked(Membership member, String assignment, String exercise) {
    return assignments.assignment(member, assignment).exercise(exercise);
  }
}
