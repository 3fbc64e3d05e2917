package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.sample.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompetitionFileTest {

  private static final Path DIGITS =
      Path.of("../sample-course/competitions/digits/competition.yaml");

  @TempDir Path folder;

  @Test
  void whoSaysNothingNeedsNothing() throws IOException {
    assertThat(read("").givenNeeds()).isEmpty();
    assertThat(read("needs: [gpu]\n").givenNeeds()).containsExactly("gpu");
    assertThat(read("needs: ['gpu:NVIDIA H200']\n").givenNeeds())
        .containsExactly("gpu", "gpu:NVIDIA H200");
  }

  @Test
  void whatNoGraderWillEverOfferIsRefused() {
    assertThatThrownBy(() -> read("needs: [cat]\n"))
        .hasStackTraceContaining("needs: gpu or gpu:MODEL, not cat");
  }

  private CompetitionFile read(String more) throws IOException {
    Path file = folder.resolve("competition.yaml");
    Files.writeString(file, Files.readString(DIGITS) + more);
    return YamlFile.read(file, CompetitionFile.class);
  }
}
