package dev.touchstone.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Notebook;
import dev.touchstone.server.submission.Comparison.Kind;
import dev.touchstone.server.submission.Comparison.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ComparisonTest {

  @Test
  void aChangedLineIsTakenOutAndPutIn() {
    Comparison comparison = python("def f(x):\n    return x\n", "def f(x):\n    return 2 * x\n");

    assertThat(comparison.lines())
        .containsExactly(
            new Line(Kind.SAME, 1, 1, "def f(x):", 0, 0),
            new Line(Kind.REMOVED, 2, null, "    return x", 0, 0),
            new Line(Kind.ADDED, null, 2, "    return 2 * x", 0, 0));
    assertThat(comparison.removed()).isEqualTo(1);
    assertThat(comparison.added()).isEqualTo(1);
  }

  @Test
  void theSameFileHasNoChanges() {
    assertThat(python("a = 1\n", "a = 1\n").isSame()).isTrue();
    assertThat(python("a = 1\r\n", "a = 1").isSame()).as("line ends do not count").isTrue();
  }

  @Test
  void whatIsFarFromAnyChangeIsLeftOut() {
    String before = numbered(1, 100);
    String after = before.replace("line 50\n", "line fifty\n");

    List<Line> lines = python(before, after).lines();

    assertThat(kinds(lines))
        .containsExactly(
            Kind.SKIPPED,
            Kind.SAME,
            Kind.SAME,
            Kind.SAME,
            Kind.REMOVED,
            Kind.ADDED,
            Kind.SAME,
            Kind.SAME,
            Kind.SAME,
            Kind.SKIPPED);
    assertThat(lines.getFirst().skipped()).isEqualTo(46);
    assertThat(lines.getLast().skipped()).isEqualTo(47);
    assertThat(lines.get(6).before()).isEqualTo(51);
  }

  @Test
  void linesKeepTheNumbersThatTheyHaveInTheirFile() {
    List<Line> lines = python("a\nb\nc\n", "new\na\nb\nc\n").lines();

    assertThat(lines.get(0)).isEqualTo(new Line(Kind.ADDED, null, 1, "new", 0, 0));
    assertThat(lines.get(1)).isEqualTo(new Line(Kind.SAME, 1, 2, "a", 0, 0));
  }

  @Test
  void notebooksAreComparedByTheirCodeCells() {
    Comparison comparison =
        Comparison.of(
            CodeView.of(Notebook.of("x = 1", "y = 2"), "a.ipynb"),
            CodeView.of(Notebook.of("x = 1", "z = 0", "y = 2"), "b.ipynb"));

    assertThat(comparison.lines())
        .extracting(Line::text)
        .as("neither prose nor outputs")
        .doesNotContain("# Softmax")
        .contains("x = 1", "z = 0", "y = 2");
    assertThat(comparison.removed()).isZero();
    assertThat(comparison.added()).as("a cell and its line").isEqualTo(2);
    assertThat(comparison.lines()).contains(new Line(Kind.BOUNDARY, null, null, "", 3, 0));
  }

  @Test
  void aNotebookAndAFileCanBeCompared() {
    Comparison comparison =
        Comparison.of(
            CodeView.of(Notebook.of("x = 1"), "a.ipynb"),
            CodeView.of("x = 1\n".getBytes(StandardCharsets.UTF_8), "b.py"));

    assertThat(kinds(comparison.lines())).containsExactly(Kind.REMOVED, Kind.SAME);
  }

  // A comparison of each line with each would take far longer, on any machine.
  @Test
  @Timeout(60)
  void filesThatHaveNothingInCommonAndAreAsLongAsTheyMayBeTakeLittle() {
    String before = "x".repeat(900);
    String one =
        IntStream.range(0, 5000).mapToObj(i -> before + i).collect(Collectors.joining("\n"));
    String other =
        IntStream.range(0, 5000).mapToObj(i -> before + -i).collect(Collectors.joining("\n"));

    Comparison comparison = python(one, other);

    assertThat(comparison.cut()).isTrue();
    assertThat(comparison.lines().size()).isLessThanOrEqualTo(8000);
  }

  @Test
  void whatWouldTurnThePageIsShownAndNotDone() {
    assertThat(python("a\n", "b\u202Ec\n").lines().getLast().text()).isEqualTo("b\\u202ec");
  }

  private static Comparison python(String before, String after) {
    return Comparison.of(view(before), view(after));
  }

  private static CodeView view(String source) {
    return CodeView.of(source.getBytes(StandardCharsets.UTF_8), "softmax.py");
  }

  private static String numbered(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static List<Kind> kinds(List<Line> lines) {
    return lines.stream().map(Line::kind).toList();
  }
}
