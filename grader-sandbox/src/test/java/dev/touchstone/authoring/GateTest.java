package dev.touchstone.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.authoring.Gate.Report;
import dev.touchstone.authoring.Gate.Row;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.SeriesSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the real sandbox: what an author got wrong keeps the assignment from being released. */
class GateTest {

  private static final String RIGHT =
      """
      import numpy as np


      def accuracy(o, y):
          pred = o.argmax(axis=1)
          return {"pred": pred, "acc": np.mean(pred == y)}
      """;

  private static SeriesSandbox sandbox;

  @TempDir private Path folder;

  @BeforeAll
  static void connect() {
    sandbox = new SeriesSandbox(DockerSandbox.connect());
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void anAssignment() throws IOException {
    write(
        "assignment.yaml",
        "title: {zh: 一, en: One}\nopens: -3d\ndue: +4d\nexercises: [{id: accuracy, points: 10}]\n");
    write("statement.zh.md", "写一个函数。");
    write("statement.en.md", "Write a function.");
  }

  @Test
  void whatTheCatalogueKnowsPasses() {
    Report report = check();

    assertThat(report.failures()).isEmpty();
    assertThat(report.rows().stream().map(Row::kind))
        .contains("STARTER", "SOLUTION", "MISTAKE", "CASES");
  }

  @Test
  void aSolutionThatIsNoneDoesNot() throws IOException {
    write("solution/accuracy.py", RIGHT.replace("mean", "sum"));

    assertThat(check().failures().stream().map(Row::program))
        .containsExactly("solution/accuracy.py");
  }

  @Test
  void aStarterThatIsWorthSomethingDoesNot() throws IOException {
    write("starter/accuracy.py", RIGHT);

    assertThat(check().failures().stream().map(Row::kind)).containsExactly("STARTER");
  }

  @Test
  void aMistakeThatGetsAnotherNameDoesNot() throws IOException {
    AssignmentFolder assignment = AssignmentFolder.read("one", folder);
    String mistake = assignment.exercises().getFirst().misconceptions().getFirst().id();
    write("mistakes/accuracy/" + mistake + ".py", RIGHT);

    assertThat(check().failures().stream().map(Row::expected)).containsExactly(mistake);
  }

  @Test
  void aSolutionThatLeavesStudentsNoTimeDoesNot() throws IOException {
    write(
        "solution/accuracy.py",
        "import time\n\nend = time.process_time() + 2.6\n"
            + "while time.process_time() < end:\n    pass\n\n"
            + RIGHT);
    Limits limits = Limits.standard().withTime(Duration.ofSeconds(2));

    Report report = new Gate(sandbox, limits, 1).check(read(), row -> {});

    assertThat(report.failures().stream().map(Row::program)).contains("solution/accuracy.py");
  }

  private Report check() {
    return new Gate(sandbox, Limits.standard(), 1).check(read(), row -> {});
  }

  private AssignmentFolder read() {
    return AssignmentFolder.read("one", folder);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
