package dev.touchstone.server.participation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was called, or answered uncalled.
 *
 * @param marks what was noted of it, the newest first
 * @param appeal what the student says against it
 */
record Turn(
    long id,
    long callId,
    int number,
    long accountId,
    String name,
    String topic,
    boolean drawn,
    boolean over,
    Instant at,
    List<Mark> marks,
    @Nullable Appeal appeal) {

  /** What was noted. */
  record Mark(Status status, BigDecimal points, String reason, String madeBy, Instant madeAt) {

    public String pointsText() {
      return points.stripTrailingZeros().toPlainString();
    }
  }

  /**
   * @param answer null while there is none
   */
  record Appeal(
      String text,
      Instant askedAt,
      @Nullable String answer,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt) {

    public boolean isOpen() {
      return answer == null;
    }
  }

  Turn {
    marks = List.copyOf(marks);
  }

  /** What stands; null before anything was noted. */
  public @Nullable Mark mark() {
    return marks.isEmpty() ? null : marks.getFirst();
  }

  public @Nullable Status status() {
    Mark mark = mark();
    return mark == null ? null : mark.status();
  }

  public BigDecimal points() {
    Mark mark = mark();
    return mark == null ? BigDecimal.ZERO : mark.points();
  }

  public String pointsText() {
    return points().stripTrailingZeros().toPlainString();
  }

  public List<Mark> earlier() {
    return marks.isEmpty() ? marks : marks.subList(1, marks.size());
  }
}
