package dev.touchstone.goal;

import dev.touchstone.metric.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What an answer was found to be worth.
 *
 * @param interval where the value would lie on other data of the same kind, 95 times in 100
 * @param pattern what stands out of a bad answer
 */
public record Measurement(double value, Interval interval, Optional<Pattern> pattern) {

  /**
   * Something that explains a bad answer, by the name it has among the findings.
   *
   * @param arguments what its sentence mentions
   */
  public record Pattern(String id, List<String> arguments) {

    static Pattern of(String id, Object... arguments) {
      return new Pattern(id, List.of(arguments).stream().map(String::valueOf).toList());
    }
  }
}
