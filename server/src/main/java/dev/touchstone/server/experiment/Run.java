package dev.touchstone.server.experiment;

import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that logged something.
 *
 * @param sourceId the submission, trial or entry
 * @param page where its result stands; null if that is gone
 * @param leftOut whether it logged more than is kept
 */
record Run(
    UUID id,
    UUID sourceId,
    long courseId,
    long accountId,
    String displayName,
    String titleZh,
    String titleEn,
    @Nullable String page,
    String blob,
    String fileName,
    String memo,
    RunState state,
    boolean leftOut,
    Instant startedAt,
    @Nullable Instant endedAt) {

  public Text title() {
    return new Text(titleZh, titleEn);
  }

  public boolean isOf(Membership member) {
    return accountId == member.accountId();
  }

  /** Where its curves are. */
  public String path(Membership member) {
    return member.course().path() + "/runs/" + id;
  }

  /** Null while it runs. */
  public @Nullable Double seconds() {
    return endedAt == null ? null : Duration.between(startedAt, endedAt).toMillis() / 1000.0;
  }
}
