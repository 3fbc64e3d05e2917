package dev.touchstone.server.overview;

import dev.touchstone.grading.Verdict;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one student has of one exercise.
 *
 * @param tries how many submissions
 * @param best the one that counts; absent while none is graded, like its verdict and score
 */
record Cell(int tries, @Nullable UUID best, @Nullable Verdict verdict, @Nullable BigDecimal score) {

  static final Cell EMPTY = new Cell(0, null, null, null);

  State state() {
    if (tries == 0) {
      return State.NOT_STARTED;
    }
    return verdict == Verdict.ACCEPTED ? State.ACCEPTED : State.TRIED;
  }
}
