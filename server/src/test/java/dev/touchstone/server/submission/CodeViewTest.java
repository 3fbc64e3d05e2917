package dev.touchstone.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.touchstone.grading.Place;
import dev.touchstone.server.submission.CodeView.Cell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeViewTest {

  private static final String CODE = "{\"cell_type\": \"code\", \"source\": \"x = 1\"}";

  @Test
  void aProgramIsItsLinesAsPythonCountsThem() {
    CodeView view = text("\uFEFFa = 1\r\nb = 2\rc = 3\n\nd = 4\n");

    assertThat(view.cells())
        .containsExactly(new Cell(0, List.of("a = 1", "b = 2", "c = 3", "", "d = 4")));
    assertThat(view.cut()).isFalse();
  }

  @Test
  void aNotebookIsItsCodeCellsCountedFromOne() {
    CodeView view =
        notebook(
            """
            {"cells": [
              {"cell_type": "markdown", "source": "words"},
              {"source": ["a = 1\\n", "b = 2"], "cell_type": "code", "outputs": [{"source": []}]},
              {"cell_type": "code", "metadata": {"source": "no"}, "source": ""},
              {"cell_type": "code", "source": "c = 3\\n"}],
             "metadata": {"cells": [1]}, "nbformat": 4}
            """);

    assertThat(view.cells())
        .containsExactly(
            new Cell(1, List.of("a = 1", "b = 2")),
            new Cell(2, List.of("")),
            new Cell(3, List.of("c = 3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}",
        "null",
        "{\"cells\": {}}",
        "{\"cells\": [1]}",
        "{\"cells\": []} {}",
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": 7}]}",
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": [[\"x\"]]}]}",
        "{\"cells\": [], \"cells\": []}",
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"a\", \"source\": \"b\"}]}"
      })
  void whatIsNoNotebookIsShownAsTheTextThatItIs(String text) {
    assertThat(notebook(text).cells()).containsExactly(new Cell(0, List.of(text)));
  }

  @Test
  void depthIsLimited() {
    String deep = "[".repeat(1_000_000);

    CodeView view = notebook("{\"cells\": [" + CODE + "], \"x\": " + deep);

    assertThat(view.cells()).hasSize(1);
    assertThat(view.cut()).isTrue();
  }

  @Test
  void whatNoBrowserWouldBearIsCut() {
    CodeView lines = text("\n".repeat(1_000_000));
    CodeView line = text("x".repeat(1_000_000));
    CodeView cells = notebook("{\"cells\": [" + (CODE + ",").repeat(5000) + CODE + "]}");

    assertThat(lines.cells().getFirst().lines()).hasSize(4000);
    assertThat(line.cells().getFirst().lines().getFirst()).hasSizeLessThan(1100).endsWith("…");
    assertThat(cells.cells()).hasSize(200);
    assertThat(List.of(lines.cut(), line.cut(), cells.cut())).containsOnly(true);
  }

  @Test
  void nothingInvisibleStaysUnseen() {
    assertThat(text("a = '\u202Eevil\u2066'\u0000").cells().getFirst().lines())
        .containsExactly("a = '\\u202eevil\\u2066'\u2400");
  }

  @Test
  void aPlaceIsMarkedInItsCellOnly() {
    Cell second = new Cell(2, List.of("x"));

    assertThat(second.marked(new Place(2, 1))).isEqualTo(1);
    assertThat(second.marked(new Place(1, 1))).isNull();
    assertThat(second.marked(null)).isNull();
  }

  @Test
  void noBytesMakeItFail() {
    byte[] valid = ("{\"cells\": [" + CODE + "," + CODE + "]}").getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = valid.clone();
      for (int k = random.nextInt(1, 4); k > 0; k--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> CodeView.of(mutated, "a.ipynb")).doesNotThrowAnyException();
    }
  }

  private static CodeView text(String text) {
    return CodeView.of(text.getBytes(StandardCharsets.UTF_8), "softmax.py");
  }

  private static CodeView notebook(String text) {
    return CodeView.of(text.getBytes(StandardCharsets.UTF_8), "softmax.ipynb");
  }
}
