package dev.touchstone.server.assignment;

import dev.touchstone.grading.CaseGroup;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Show;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one reader may see now of how work for an assignment came out.
 *
 * @param stage up to which groups of cases are open; null to whom all are
 * @param lastDue when the time of the last student is over
 * @param released when staff released the results; null while they have not
 * @param releasedBy who that was
 * @param at now: when this was asked
 */
public record Sight(
    @Nullable Show stage,
    Instant lastDue,
    @Nullable Instant released,
    @Nullable String releasedBy,
    Instant at) {

  /** What of a report may be shown: nothing else of it may reach a page. */
  public GradingReport of(GradingReport report) {
    return stage == null ? report : report.seenAt(stage);
  }

  public boolean isOpen(CaseGroup group) {
    return stage == null || group.show().isOpenAt(stage);
  }

  public boolean isDuePassed() {
    return at.isAfter(lastDue);
  }
}
