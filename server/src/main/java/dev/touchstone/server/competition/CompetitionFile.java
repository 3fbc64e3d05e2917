package dev.touchstone.server.competition;

import dev.touchstone.authoring.Needs;
import dev.touchstone.reference.Text;
import dev.touchstone.server.sample.YamlFile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code competition.yaml}; see {@code docs/sample-course-format.md}.
 *
 * @param trainShare of all rows, for training
 * @param publicShare of all rows, for the public score; the rest is private
 * @param metric with its options, as on the command line: {@code log-rmse --clip 1000:1e8}
 * @param needs what a node must offer to score entries, such as {@code gpu}; left out for any node
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
    @Nullable List<String> needs,
    @Nullable RulesFile rules) {

  /**
   * Where the data is and what it must be.
   *
   * @param file in the competition's folder, or in that of data sets: numbers separated by commas,
   *     what is to be predicted last
   * @param sha256 of a file that does not come with the competition
   * @param classes null where numbers are to be predicted
   * @param generated the name of a data set that we draw, instead of a file
   * @param seed what it is drawn from
   * @param splitBy the column whose order splits the rows, a time; null: by chance within each
   *     class
   * @param labels a second file with the class of each picture, both in the format of MNIST
   * @param text {@code codes} if words in a table are to become numbers
   * @param optional whether it is no fault that the file is not there
   * @param takes {@code programs} (the default), {@code files} of predictions, or {@code both}
   */
  record Data(
      @Nullable String file,
      @Nullable String sha256,
      @Nullable Integer classes,
      @Nullable String generated,
      @Nullable Long seed,
      @Nullable String splitBy,
      @Nullable String labels,
      @Nullable String text,
      @Nullable Boolean optional,
      @Nullable String takes) {

    boolean isOptional() {
      return Boolean.TRUE.equals(optional);
    }

    boolean encodesText() {
      return "codes".equals(text);
    }

    /** 0 where numbers are to be predicted. */
    int classCount() {
      return classes == null ? 0 : classes;
    }
  }

  /** What an entry may use. */
  record Allowance(int seconds, int memoryMb) {}

  CompetitionFile {
    for (String need : needs == null ? List.<String>of() : needs) {
      if (!need.matches("gpu(:.+)?")) {
        throw new IllegalArgumentException("needs: gpu or gpu:MODEL, not " + need);
      }
    }
  }

  List<String> givenNeeds() {
    return Needs.of(needs);
  }

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
