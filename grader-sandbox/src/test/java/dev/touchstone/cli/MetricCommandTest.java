package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricCommandTest {

  @TempDir private Path folder;

  private record Run(int exit, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aScoreComesWithItsIntervalAndDetails() throws IOException {
    String truth = file("truth.csv", "id,label\n1,cat\n2,dog\n3,cat\n");
    String prediction = file("prediction.csv", "id,label\n3,cat\n2,cat\n1,cat\n");

    Run run = run("metric", "accuracy", "--truth", truth, "--prediction", prediction, "--json");

    assertThat(run.exit).isZero();
    assertThat(run.json().path("value").asDouble()).isEqualTo(2 / 3.0);
    assertThat(run.json().at("/details/correct").asInt()).isEqualTo(2);
    assertThat(run.json().path("direction").asString()).isEqualTo("higher");
  }

  @Test
  void theTwelveNumbersAreThere() throws IOException {
    String truth =
        file(
            "truth.json",
            """
            {"images": [{"id": 1, "width": 100, "height": 100}],
             "categories": [{"id": 1, "name": "ball"}],
             "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [0, 0, 40, 40],
                              "area": 1600, "iscrowd": 0}]}
            """);
    String found =
        file(
            "found.json",
            "[{\"image_id\": 1, \"category_id\": 1, \"bbox\": [0, 0, 40, 40], \"score\": 1}]");

    JsonNode details =
        run("metric", "coco-map", "--truth", truth, "--prediction", found, "--json")
            .json()
            .path("details");

    assertThat(details.path("AP").asDouble()).isGreaterThan(0.999);
    assertThat(details.path("AP_small").asDouble()).isEqualTo(-1);
    assertThat(details.path("AR_medium").asDouble()).isEqualTo(1);
  }

  @Test
  void whatCannotBeScoredIsToldByRowAndColumnAndExitsWithTwo() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.ENGLISH);
    try {
      String truth = file("truth.csv", "id,price\n1,10\n2,20\n");
      String prediction = file("prediction.csv", "id,price\n1,10\n2,cheap\n");

      Run run = run("metric", "log-rmse", "--truth", truth, "--prediction", prediction, "--json");

      assertThat(run.exit).isEqualTo(2);
      assertThat(run.err)
          .contains("Prediction, row 2 (line 3), column price: cheap is not a number.");
      assertThat(run.json().at("/error/rule").asString()).isEqualTo("not_a_number");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatIsNoMetricNoOptionOrNoFileIsWrongUse() throws IOException {
    String truth = file("truth.csv", "id,price\n1,10\n");

    assertThat(run("metric", "beauty", "--truth", truth, "--prediction", truth).exit).isEqualTo(2);
    assertThat(run("metric", "mse", "--truth", truth).exit).isEqualTo(2);
    assertThat(run("metric", "mse", "--k", "3", "--truth", truth, "--prediction", truth).exit)
        .isEqualTo(2);
    assertThat(run("metric", "mse", "--truth", truth, "--prediction", "nowhere.csv").exit)
        .isEqualTo(2);
  }

  @Test
  void casesAgreeOrTheCommandSaysSo() throws IOException {
    assertThat(run("metric", "--cases", "src/test/resources/metrics").exit).isZero();
    file(
        "wrong.json",
        "{\"cases\": [{\"name\": \"x\", \"y\": [1], \"p\": [1],"
            + " \"expected\": {\"accuracy\": 0.5}}]}");

    Run run = run("metric", "--cases", folder.toString());

    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).contains("✗", "0 of 1 figures agree");
  }

  @Test
  void withoutANameTheMetricsAreListed() {
    assertThat(run("metric", "--json").json().toString()).contains("coco-map", "log-rmse", "clip");
  }

  private static Run run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    try {
      int exit = Cli.run(arguments);
      return new Run(
          exit, told.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
