package dev.touchstone.datafile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.datafile.MetricCases.Row;
import dev.touchstone.metric.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures from others' implementations; each file says from which. */
class MetricCasesTest {

  private static final Path FOLDER = Path.of("src/test/resources/metrics");

  static Stream<Path> files() throws IOException {
    return Files.list(FOLDER).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyCaseHasTheFiguresThatItsSourceHas(Path file) throws IOException {
    List<Row> rows = MetricCases.compare(file.getFileName().toString(), Files.readString(file));

    assertThat(rows).isNotEmpty().allMatch(Row::agrees);
  }

  @ParameterizedTest
  @MethodSource("files")
  void noCaseIsLeftOut(Path file) throws IOException {
    String text = Files.readString(file);
    Map<?, ?> root = (Map<?, ?>) Json.read(Side.TRUTH, text);
    Set<String> compared =
        MetricCases.compare(file.getFileName().toString(), text).stream()
            .map(Row::name)
            .collect(Collectors.toSet());

    assertThat((List<?>) root.get("cases"))
        .isNotEmpty()
        .allMatch(each -> compared.contains(((Map<?, ?>) each).get("name")));
  }

  @Test
  void aWrongFigureIsSeen() {
    String text =
        """
        {"cases": [{"name": "made_up", "y": [0, 1], "p": [0, 0], "expected": {"accuracy": 0.75}}]}
        """;

    assertThat(MetricCases.compare("made_up.json", text)).noneMatch(Row::agrees);
  }
}
