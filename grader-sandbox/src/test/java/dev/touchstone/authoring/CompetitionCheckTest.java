package dev.touchstone.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompetitionCheckTest {

  private static final String YAML =
      """
      title: {zh: 猫狗, en: Cats and dogs}
      opens: -1d
      closes: +9d
      data:
        file: data.csv
        classes: 2
      train-share: 0.5
      public-share: 0.25
      metric: accuracy
      baseline: perceptron
      entries-per-day: 5
      limits: {seconds: 10, memory-mb: 512}
      """;

  @TempDir private Path course;
  private Path folder;

  @BeforeEach
  void aGoodCompetition() throws IOException {
    folder = Files.createDirectories(course.resolve("competitions/pets"));
    for (String name : List.of("statement.zh.md", "statement.en.md", "starter.py")) {
      Files.writeString(folder.resolve(name), "text");
    }
    write("competition.yaml", YAML);
    write("data.csv", rows(80, 2));
  }

  @Test
  void picturesNeedAMetricOfTheirKindAndABoxOfEveryClass() throws IOException {
    String scenes =
        YAML.replace("file: data.csv", "generated: scenes")
            .replace("classes: 2", "classes: 5")
            .replace("perceptron", "touching-shapes");

    write("competition.yaml", scenes.replace("accuracy", "coco-map"));
    assertThat(problems()).isEmpty();
    write("competition.yaml", scenes);
    assertRefused("accuracy does not fit this data");
    write("competition.yaml", YAML.replace("accuracy", "coco-map"));
    assertRefused("coco-map does not fit this data");
    write(
        "competition.yaml",
        scenes.replace("accuracy", "coco-map").replace("classes: 5", "classes: 6"));
    assertRefused("one of the 6 classes has no box");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Ids, weights and classes, none of which tells anything about another. */
  private static String rows(int count, int classes) {
    Random random = new Random(4);
    StringBuilder csv = new StringBuilder("id,weight,label\n");
    for (int i = 0; i < count; i++) {
      csv.append(random.nextInt(1_000_000, 9_000_000)).append(',');
      csv.append(random.nextInt(100)).append(',').append(random.nextInt(classes)).append('\n');
    }
    return csv.toString();
  }

  private List<String> problems() {
    return CompetitionCheck.of(course, course).stream()
        .map(problem -> problem.in(Locale.ENGLISH))
        .toList();
  }

  private void assertRefused(String... parts) {
    assertThat(problems()).singleElement().asString().contains(parts);
  }

  @Test
  void aGoodOneHasNoProblemAndTheSampleCourseHasNone() {
    assertThat(problems()).isEmpty();
    assertThat(CompetitionCheck.of(Path.of("../sample-course"), Path.of("../.touchstone/sets")))
        .isEmpty();
  }

  @Test
  void whatIsNoSuchKeyIsToldWithItsLine() throws IOException {
    write("competition.yaml", YAML + "prize: a car\n");

    assertRefused("competitions/pets/competition.yaml:13:", "prize");
  }

  @Test
  void aMetricThatDoesNotFitIsRefused() throws IOException {
    write("competition.yaml", YAML.replace("metric: accuracy", "metric: log-rmse"));
    assertRefused("competition.yaml:9:", "log-rmse does not fit");

    write("competition.yaml", YAML.replace("metric: accuracy", "metric: accuracy --k 3"));
    assertRefused("competition.yaml:9:", "no option k");
  }

  @Test
  void aClassThatOneSideLacksIsRefused() throws IOException {
    write("competition.yaml", YAML.replace("classes: 2", "classes: 3"));
    write("data.csv", rows(80, 2) + "12345678,50,2\n12345679,51,2\n");

    assertThat(problems()).anyMatch(problem -> problem.contains("the class 2 has no row in the"));
  }

  @Test
  void rowsWithoutTruthAndIdsThatAreThereTwiceAreRefused() throws IOException {
    write("data.csv", rows(80, 2) + "12345678,50,\n");
    assertRefused("data.csv:82:", "row 81 (line 82), column label: a value is missing");

    write("data.csv", rows(80, 2) + "12345678,50,1\n12345678,51,0\n");
    assertRefused("data.csv:83:", "the id 12345678 is there twice");
  }

  @Test
  void anIdTheOrderOrAColumnThatTellsTheAnswerIsRefused() throws IOException {
    StringBuilder sorted = new StringBuilder("weight,label\n");
    StringBuilder byId = new StringBuilder("id,weight,label\n");
    StringBuilder copied = new StringBuilder("weight,copy,label\n");
    Random random = new Random(5);
    for (int i = 0; i < 80; i++) {
      int label = random.nextInt(2);
      sorted.append(random.nextInt(100)).append(',').append(i / 40).append('\n');
      byId.append(label * 1000 + i).append(',').append(random.nextInt(100)).append(',');
      byId.append(label).append('\n');
      copied.append(random.nextInt(100)).append(',').append(1 - label).append(',');
      copied.append(label).append('\n');
    }
    write("data.csv", sorted.toString());
    assertRefused("the order of the rows gives away");
    write("data.csv", byId.toString());
    assertRefused("the column id gives away");
    write("data.csv", copied.toString());
    assertRefused("the column copy gives away");
  }

  @Test
  void aRegressionNeedsATruthThatItsMetricCanScore() throws IOException {
    write(
        "competition.yaml",
        YAML.replace("  classes: 2\n", "").replace("accuracy", "log-rmse --clip 1:100"));
    write("data.csv", rows(80, 9));

    assertRefused("data.csv", "0.0 has no logarithm");
  }
}
