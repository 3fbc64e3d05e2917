package dev.touchstone.server.grading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands.
 *
 * @param delayed it failed on our side before and is tried again, or there is an obstacle
 * @param obstacle why it is not tried: {@code held} by an administrator, or {@code blocked} since
 *     no node that takes jobs can do it; null if it is only its turn that it waits for
 * @param ahead how many are begun before it
 * @param leastSeconds until it is done, if the others take as long as gradings usually did lately;
 *     null where too little is known to say
 * @param mostSeconds likewise, if they take as long as the slow ones did
 */
public record Waiting(
    boolean running,
    boolean delayed,
    @Nullable String obstacle,
    int ahead,
    @Nullable Double leastSeconds,
    @Nullable Double mostSeconds) {

  static final Waiting UNKNOWN = new Waiting(false, true, null, 0, null, null);

  private static final int MINUTE = 60;

  /** In the queue, counted from 1. */
  public int position() {
    return ahead + 1;
  }

  /** The key of the sentence for what is {@link #delayed}. */
  public String delayKey(String otherwise) {
    if (obstacle == null) {
      return otherwise;
    }
    return obstacle.equals("held") ? "waiting.held" : "waiting.blocked";
  }

  /** The key of the sentence that says how long it may take, as far as that is known. */
  public String messageKey() {
    if (ahead == 0) {
      return "waiting.next";
    }
    if (leastSeconds == null || mostSeconds == null) {
      return "waiting.ahead";
    }
    if (mostSeconds < MINUTE) {
      return "waiting.ahead.soon";
    }
    return leastMinutes() < 1 || leastMinutes() == mostMinutes()
        ? "waiting.ahead.at-most"
        : "waiting.ahead.about";
  }

  /** For that sentence: how many are ahead, the most and the least minutes. */
  public List<Object> arguments() {
    return List.of(ahead, mostMinutes(), leastMinutes());
  }

  private long leastMinutes() {
    return leastSeconds == null ? 0 : (long) Math.floor(leastSeconds / MINUTE);
  }

  private long mostMinutes() {
    return mostSeconds == null ? 0 : (long) Math.ceil(mostSeconds / MINUTE);
  }
}
