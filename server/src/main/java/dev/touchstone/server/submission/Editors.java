package dev.touchstone.server.submission;

import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.draft.Draft;
import dev.touchstone.server.draft.Drafts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what an editor has to go on with: the draft if it is newer than what was handed in last,
 * else that, else the starter code.
 */
@Component
class Editors {

  private final SubmissionAccess submissions;
  private final Drafts drafts;

  Editors(SubmissionAccess submissions, Drafts drafts) {
    this.submissions = submissions;
    this.drafts = drafts;
  }

  Editor open(Membership member, AssignmentExercise asked) {
    Optional<Submission> latest = submissions.newestPython(member, asked);
    String own = latest.map(this::code).orElseGet(asked::starter);
    Draft draft = drafts.find(member.accountId(), asked.id()).orElse(null);
    String path = asked.path(member);
    if (draft == null || draft.text() == null || draft.text().equals(own)) {
      return Editor.holding(path, own, draft);
    }
    return latest
            .filter(submission -> !draft.savedAt().isAfter(submission.receivedAt()))
            .isPresent()
        ? Editor.holding(path, own, draft)
        : Editor.showing(path, draft.text(), own, draft);
  }

  /** What was typed and refused stays as it was. */
  Editor keeping(Membership member, AssignmentExercise asked, @Nullable String typed) {
    return typed == null || typed.isBlank()
        ? open(member, asked)
        : Editor.holding(
            asked.path(member), typed, drafts.find(member.accountId(), asked.id()).orElse(null));
  }

  private String code(Submission submission) {
    return new String(submissions.content(submission), StandardCharsets.UTF_8);
  }
}
