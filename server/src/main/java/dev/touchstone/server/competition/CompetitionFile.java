package dev.touchstone.server.competition;

import dev.touchstone.reference.Text;
import dev.touchstone.server.sample.YamlFile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A {@code competition.yaml}; see {@code docs/sample-course-format.md}.
 *
 * @param trainShare of all rows, for training
 * @param publicShare of all rows, for the public score; the rest is private
 * @param rules those left out are as usual
 */
record CompetitionFile(
    Text title,
    String opens,
    String closes,
    Data data,
    double trainShare,
    double publicShare,
    String metric,
    String baseline,
    int entriesPerDay,
    Allowance limits,
    @Nullable RulesFile rules) {

  /**
   * Where the data is and what it must be.
   *
   * @param file in the folder of data sets: numbers separated by commas, the class last
   */
  record Data(String file, String sha256, int classes) {}

  /** What an entry may use. */
  record Allowance(int seconds, int memoryMb) {}

  RulesFile givenRules() {
    return rules == null ? RulesFile.NONE : rules;
  }

  Duration opensAfter() {
    return YamlFile.offset(opens);
  }

  Duration closesAfter() {
    return YamlFile.offset(closes);
  }
}
