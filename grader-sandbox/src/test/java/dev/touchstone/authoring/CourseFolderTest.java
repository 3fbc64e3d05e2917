package dev.touchstone.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseFolderTest {

  private static final String GOOD =
      """
      title: {zh: 第一步, en: First steps}
      opens: 2026-09-07 08:00
      due: 2026-09-14 23:59
      late: {policy: penalty, per-day: 10, days: 3}
      attempts: {limit: 30, cool-down: 10s}
      points: 15
      exercises:
        - {id: softmax, points: 10}
        - {id: accuracy, points: 5}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aGoodAssignment() throws IOException {
    write("assignment.yaml", GOOD);
    write("statement.zh.md", "写一个函数。");
    write("statement.en.md", "Write a function.");
  }

  @Test
  void aGoodFolderIsReadAsItIsWritten() {
    AssignmentFolder read = read();
    AssignmentFile file = read.file();

    assertThat(file.title().en()).isEqualTo("First steps");
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");
    assertThat(file.due().at(Instant.EPOCH, shanghai)).isEqualTo("2026-09-14T15:59:00Z");
    assertThat(file.late())
        .isEqualTo(new AssignmentFile.Late(AssignmentFile.Policy.PENALTY, 10, 3));
    assertThat(file.attempts()).isEqualTo(new AssignmentFile.Attempts(30, Duration.ofSeconds(10)));
    assertThat(file.counts()).isEqualTo("best");
    assertThat(read.statement().zh()).isEqualTo("写一个函数。");
    assertThat(read.starter(read.exercises().getFirst())).contains("def softmax(o):");
  }

  @Test
  void whatIsLeftOutIsFree() throws IOException {
    write(
        "assignment.yaml",
        "title: {zh: 一, en: One}\nopens: -3d\ndue: +4d\nexercises: [{id: softmax, points: 10}]\n");

    AssignmentFile file = read().file();

    assertThat(file.late().policy()).isEqualTo(AssignmentFile.Policy.FREE);
    assertThat(file.attempts().limit()).isNull();
    Instant now = Instant.parse("2026-09-07T00:00:00Z");
    assertThat(file.due().at(now, ZoneId.of("UTC"))).isEqualTo("2026-09-11T00:00:00Z");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: {zh: 第一步, en: First steps} | title: {zh: 第一步} | 1 | "en"
          points: 15                 | points: 20                 | 6 | 15
          due: 2026-09-14 23:59      | due: 2026-09-01 23:59      | 3 | before it opens
          due: 2026-09-14 23:59      | due: 14.9.2026             | 3 | 14.9.2026
          due: 2026-09-14 23:59      | due: 2026-19-44 23:59      | 3 | 2026-19-44
          id: accuracy               | id: accurazy               | 9 | accurazy
          id: accuracy               | id: softmax                | 9 | twice
          points: 5                  | points: 0                  | 9 | more than 0
          policy: penalty            | policy: mercy              | 4 | free, none, penalty
          per-day: 10, days: 3       | per-day: 10                | 4 | "days"
          limit: 30                  | limit: many                | 5 | integer
          id: accuracy               | needs: [cat], id: accuracy | 9 | cat
          limit: 30                  | limits: 30                 | 5 | "limits"
          cool-down: 10s             | cool-down: soon            | 5 | 10s
          points: 15                 | title: {zh: 二, en: Two}   | 6 | not YAML
          points: 15                 | points: [15                | 7 | not YAML
          """)
  void aMistakeIsSaidWithItsLineInBothLanguages(
      String right, String wrong, int line, String inTheMessage) throws IOException {
    write("assignment.yaml", GOOD.replace(right, wrong));

    List<Problem> problems = problems();

    assertThat(problems.getFirst().in(Locale.ENGLISH))
        .startsWith("assignment.yaml:" + line + ": ")
        .contains(inTheMessage);
    assertThat(problems.getFirst().message().zh()).matches("(?s).*\\p{IsHan}.*");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws IOException {
    Files.delete(folder.resolve("statement.en.md"));
    write("statement.zh.md", "  \n");
    write("assignment.yaml", GOOD.replace("id: softmax", "id: softmaks"));
    write("solution/perceptron.py", "pass");
    write("mistakes/accuracy/off_by_magic.py", "pass");

    assertThat(problems().stream().map(problem -> problem.in(Locale.ENGLISH)))
        .containsExactlyInAnyOrder(
            "assignment.yaml:8: there is no exercise \"softmaks\" in the catalogue",
            "statement.zh.md: this file is empty",
            "statement.en.md: this file is missing",
            "solution/perceptron.py: \"perceptron.py\" belongs to no exercise of this assignment",
            "mistakes/accuracy/off_by_magic.py: \"accuracy\" knows no misconception"
                + " \"off_by_magic\"");
  }

  @Test
  void linksAndHugeFilesAreNotTaken() throws IOException {
    Files.delete(folder.resolve("statement.en.md"));
    Files.createSymbolicLink(folder.resolve("statement.en.md"), Path.of("statement.zh.md"));
    Files.write(folder.resolve("statement.zh.md"), new byte[(1 << 20) + 1]);

    assertThat(problems().stream().map(problem -> problem.in(Locale.ENGLISH)))
        .containsExactlyInAnyOrder(
            "statement.zh.md: this file is larger than 1024 kB",
            "statement.en.md: links are not taken");
  }

  @Test
  void aFileThatGrowsWhenItIsReadIsRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    write("assignment.yaml", bomb.toString());

    assertThat(problems()).isNotEmpty();
  }

  @Test
  void aTimeThatTheClockSkipsIsTheOneAnHourLater() {
    Moment skipped = new Moment("2026-03-29 02:30");

    assertThat(skipped.at(Instant.EPOCH, ZoneId.of("Europe/Berlin")))
        .isEqualTo("2026-03-29T01:30:00Z");
  }

  private AssignmentFolder read() {
    return AssignmentFolder.read("first-steps", folder);
  }

  private List<Problem> problems() {
    BadFolderException[] refused = new BadFolderException[1];
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(BadFolderException.class, bad -> refused[0] = bad);
    return refused[0].problems();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
