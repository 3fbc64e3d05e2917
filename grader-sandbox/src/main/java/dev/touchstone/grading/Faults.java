package dev.touchstone.grading;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.Ending;
import dev.touchstone.sandbox.ProgramError;
import java.util.Locale;
import java.util.Optional;

/** What went wrong in an author's program, in the words that students get to read of theirs. */
public final class Faults {

  private Faults() {}

  /** Why the run as a whole came to nothing; empty where it was done. */
  public static Optional<Text> of(Outcome outcome, Exercise exercise, Limits limits) {
    return outcome
        .loadError()
        .map(error -> of(error, exercise, limits))
        .or(
            () ->
                outcome.ending() instanceof Ending.Finished
                    ? Optional.empty()
                    : Optional.of(text(Finding.of(outcome.ending(), limits))));
  }

  /** Why there is no answer to one case. */
  public static Text of(ProgramError error, Exercise exercise, Limits limits) {
    Signatures signatures =
        Signatures.of(exercise.script(Exercise.FUNCTION), exercise.entryPoint());
    return text(Finding.of(error, signatures, limits));
  }

  private static Text text(Finding finding) {
    Diagnosis diagnosis = finding.diagnosis();
    return new Text(diagnosis.message(Locale.CHINESE), diagnosis.message(Locale.ENGLISH));
  }
}
