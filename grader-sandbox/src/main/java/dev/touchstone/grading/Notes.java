package dev.touchstone.grading;

import dev.touchstone.reference.EntryPoint.Parameter;
import dev.touchstone.reference.Exercise;
import dev.touchstone.sandbox.Claims;
import java.util.ArrayList;
import java.util.List;

/**
 * What is seen of a program when it is called twice with the same inputs: that something survives
 * between its calls, or that it changes what it was given. It is told of right programs, too.
 */
final class Notes {

  private static final String UNSTEADY = "unsteady";

  private Notes() {}

  static List<Diagnosis> of(Exercise exercise, Claims claims, Verdict verdict) {
    if (verdict == Verdict.FORBIDDEN) {
      return List.of();
    }
    List<Diagnosis> notes = new ArrayList<>();
    if (claims.unsteady()) {
      notes.add(Diagnosis.of(UNSTEADY));
    }
    List<String> modified =
        exercise.entryPoint().parameters().stream()
            .map(Parameter::name)
            .filter(claims.modified()::contains)
            .toList();
    if (!modified.isEmpty()) {
      notes.add(Diagnosis.of("modified", String.join(", ", modified)));
    }
    return notes;
  }

  /**
   * Whether that is what is wrong: the first answers are right, and become wrong when the program
   * is called again.
   */
  static boolean explain(List<CaseReport> cases, List<Diagnosis> notes) {
    return notes.stream().anyMatch(note -> note.id().equals(UNSTEADY))
        && cases.getFirst().verdict() == Verdict.ACCEPTED
        && cases.stream().anyMatch(c -> c.verdict() == Verdict.WRONG_ANSWER);
  }
}
