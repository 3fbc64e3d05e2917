package dev.touchstone.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code touchstone.retention.*}; zero keeps for ever.
 *
 * @param drafts since they were last typed in
 * @param trials programs that were tried and not handed in
 * @param curves the points that a run logged; its settings and results stay
 * @param runs all that a run logged and printed; the submission stays
 * @param links for first sign-ins, since they went out of date
 */
@ConfigurationProperties("touchstone.retention")
record RetentionRules(
    Duration drafts, Duration trials, Duration curves, Duration runs, Duration links) {

  RetentionRules {
    for (Duration rule : new Duration[] {drafts, trials, curves, runs, links}) {
      if (rule.isNegative()) {
        throw new IllegalArgumentException("touchstone.retention: " + rule + " is negative");
      }
    }
  }

  /** What is older than this goes. */
  static Optional<Instant> limit(Duration rule, Instant now) {
    return rule.isZero() ? Optional.empty() : Optional.of(now.minus(rule));
  }
}
