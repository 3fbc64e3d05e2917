package dev.touchstone.trials.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every entry of the catalogue has a folder, and every folder can be read. */
class CatalogueTest {

  /** How many entries each chapter of the catalogue has. */
  private static final Map<String, Integer> CHAPTERS =
      new TreeMap<>(
          Map.of(
              "A", 21, "B", 20, "C", 24, "D", 23, "E", 11, "F", 9, "G", 12, "H", 7, "I", 17, "J",
              8));

  private static final Path ATTACKS = Path.of("attacks");

  @Test
  void everyEntryHasAFolder() {
    Set<String> there = Attacks.in(ATTACKS).stream().map(Attack::entry).collect(Collectors.toSet());
    List<String> wanted =
        CHAPTERS.entrySet().stream()
            .flatMap(
                chapter ->
                    IntStream.rangeClosed(1, chapter.getValue())
                        .mapToObj(number -> chapter.getKey() + number))
            .toList();

    assertThat(there).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void noTwoFoldersShareAnId() {
    assertThat(Attacks.in(ATTACKS)).extracting(Attack::id).doesNotHaveDuplicates();
  }
}
