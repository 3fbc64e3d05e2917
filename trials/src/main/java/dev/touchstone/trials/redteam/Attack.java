package dev.touchstone.trials.redteam;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a student does, and where it was seen before.
 *
 * @param id as in the catalogue, with a letter where several folders share it: {@code C07a}
 * @param needs why it cannot be run: the part it attacks does not exist
 */
record Attack(
    String id, Path folder, String title, String seen, @Nullable String needs, List<Step> steps) {

  Attack {
    if (title.isBlank() || seen.isBlank()) {
      throw new AttackException(folder, "title and seen must say something");
    }
    if ((needs == null) == steps.isEmpty()) {
      throw new AttackException(folder, "either steps (program, upload) or needs");
    }
  }

  /** The id without zeros and letter, as the catalogue has it: {@code C7}. */
  String entry() {
    return id.replaceAll("[a-z]$", "").replaceFirst("(?<=[A-Z])0", "");
  }

  /** Whether somebody who writes {@code C}, {@code C7}, {@code C07} or {@code C07a} means it. */
  boolean isMeantBy(String asked) {
    return asked.equals(id)
        || asked.equals(id.replaceAll("[a-z]$", ""))
        || asked.equals(entry())
        || asked.equals(id.substring(0, 1));
  }

  String expected() {
    return String.join("; ", steps.stream().map(step -> step.expect().describe()).toList());
  }
}
