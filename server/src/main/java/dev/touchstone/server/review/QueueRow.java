package dev.touchstone.server.review;

import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Student;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission in the queue.
 *
 * @param mask what hides whose it is, where it is hidden
 * @param counts whether it is the one that counts
 */
record QueueRow(
    UUID submissionId,
    Student student,
    Mask mask,
    String exercise,
    Text title,
    Verdict verdict,
    BigDecimal score,
    BigDecimal max,
    Instant received,
    boolean late,
    boolean counts,
    boolean reviewed,
    boolean released,
    boolean flagged,
    @Nullable Long assignedTo) {

  public boolean isHidden() {
    return mask.isOn();
  }

  /** What to call its author. */
  public String who() {
    return mask.name(student);
  }
}
