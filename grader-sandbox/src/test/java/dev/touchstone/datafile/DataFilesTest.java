package dev.touchstone.datafile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.Data;
import dev.touchstone.metric.Evaluation;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Metrics;
import dev.touchstone.metric.Side;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFilesTest {

  private static final String PRICES = "id,price\na,100\nb,200\nc,400\n";
  private static final String SCENE =
      """
      {"images": [{"id": 7, "width": 100, "height": 50}], "categories": [{"id": 1, "name": "cat"}],
       "annotations": [{"id": 0, "image_id": 7, "category_id": 1, "bbox": [10, 10, 20, 20],
                        "area": 400, "iscrowd": 0}]}
      """;

  private static Evaluation score(Metric metric, String truth, String prediction) {
    return metric.evaluate(
        read(metric, Side.TRUTH, truth), read(metric, Side.PREDICTION, prediction));
  }

  private static Data read(Metric metric, Side side, String text) {
    return DataFiles.read(metric, side, "", text.getBytes(StandardCharsets.UTF_8));
  }

  private static double value(String metric, String truth, String prediction) {
    return score(Metrics.of(metric, Map.of()), truth, prediction).value();
  }

  private static BadDataException refusal(String metric, String truth, String prediction) {
    return catchThrowableOfType(BadDataException.class, () -> value(metric, truth, prediction));
  }

  @Test
  void rowsAreBroughtTogetherByIdWhateverTheirOrder() {
    assertThat(value("mae", PRICES, "id,guess\nc,410\na,100\nb,170\n")).isEqualTo(40 / 3.0);
  }

  @Test
  void csvAndJsonSayTheSame() {
    String rows =
        "[{\"id\": \"a\", \"x\": 1}, {\"id\": \"b\", \"x\": 4}, {\"id\": \"c\", \"x\": 9}]";

    assertThat(value("rmse", PRICES, rows))
        .isEqualTo(value("rmse", PRICES, "id,x\r\na,1\r\nb,4\r\nc,9"))
        .isEqualTo(value("rmse", PRICES, "{\"a\": 1, \"b\": 4, \"c\": 9}"))
        .isEqualTo(value("rmse", PRICES, "{\"id\": [\"a\", \"b\", \"c\"], \"x\": [1, 4, 9]}"))
        .isEqualTo(value("rmse", PRICES, "{\"rows\": " + rows + "}"));
  }

  @Test
  void quotedCellsMayHoldCommasQuotesAndLineEnds() {
    String text = "id,text\n1,\"a, b \"\"c\"\"\nd\"\n";

    assertThat(value("wer", text, "id,text\n1,\"a, b \"\"c\"\" d\"\n")).isZero();
  }

  @Test
  void inASingleColumnAnEmptyLineIsAnEmptyText() {
    assertThat(value("wer", "text\na b\nc\n", "text\n\nc\n")).isEqualTo(2 / 3.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id,price¶a,1¶b,2¶ | id_missing | 0 | 0 | id",
        "id,price¶a,1¶b,2¶c,3¶d,4¶ | id_unknown | 4 | 5 | id",
        "id,price¶a,1¶b,2¶a,3¶ | id_twice | 3 | 4 | id",
        "id,price¶a,1¶,2¶c,3¶ | id_empty | 2 | 3 | id",
        "id,price¶a,1¶b,NaN¶c,3¶ | not_finite | 2 | 3 | price",
        "id,price¶a,1¶b,-inf¶c,3¶ | not_finite | 2 | 3 | price",
        "id,price¶a,1¶b,1e999¶c,3¶ | not_finite | 2 | 3 | price",
        "id,price¶a,1¶b,two¶c,3¶ | not_a_number | 2 | 3 | price",
        "id,price¶a,1¶b,0x1p3¶c,3¶ | not_a_number | 2 | 3 | price",
        "id,price¶a,1¶b,¶c,3¶ | cell_empty | 2 | 3 | price",
        "id,price¶a,1¶b,-5¶c,3¶ | not_positive | 2 | 3 | price",
        "id,price¶a,1¶b,2,7¶c,3¶ | cells | 2 | 3 | ``",
        "id;price¶a;1¶b;2¶c;3¶ | delimiter | 0 | 1 | ``",
        "id,price¶a,1¶b,2¶c,§3¶ | quote | 0 | 4 | ``",
        "price¶1¶2¶3¶ | ids_needed | 0 | 0 | ``",
        "1,2¶1,2¶ | header | 0 | 1 | ``",
        "id,id¶1,2¶ | header_twice | 0 | 1 | ``",
        "id,a,b¶a,1,1¶b,1,1¶c,1,1¶ | column_missing | 0 | 0 | value",
      })
  void whatIsWrongIsToldByRowAndColumn(String file, String rule, int row, int line, String column) {
    BadDataException bad = refusal("log-rmse", PRICES, file.replace('¶', '\n').replace('§', '"'));

    assertThat(bad.rule()).isEqualTo(rule);
    assertThat(bad.place())
        .isEqualTo(new BadDataException.Place(Side.PREDICTION, row, line, column));
  }

  @Test
  void theSentenceIsInBothLanguages() {
    BadDataException bad = refusal("log-rmse", PRICES, "id,price\na,1\nb,x\nc,3\n");

    assertThat(bad.text().en())
        .isEqualTo("Prediction, row 2 (line 3), column price: x is not a number.");
    assertThat(bad.text().zh()).isEqualTo("预测第 2 行（文件第 3 行），price 列：x 不是数。");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 2 | json",
        "[1, 2] | row_count",
        "[1, \"2\", 3] | not_a_number",
        "[1, null, 3] | cell_empty",
        "[1, NaN, 3] | not_finite",
        "[1, true, 3] | not_a_number",
        "[1, {\"a\": 2}, 3] | json_row",
        "[1, 2, 3] [4] | json",
        "{\"a\": {}} | json_shape",
        "7 | header",
      })
  void jsonIsReadAsStrictly(String file, String rule) {
    assertThat(refusal("mse", "[1, 2, 3]", file).rule()).isEqualTo(rule);
  }

  @Test
  void aByteOrderMarkAndOtherEncodingsAreNamed() {
    Metric metric = Metrics.of("mse", Map.of());

    assertThat(refusal("mse", "[1]", "\ufeff[1]").rule()).isEqualTo("bom");
    BadDataException latin =
        catchThrowableOfType(
            BadDataException.class,
            () ->
                DataFiles.read(
                    metric,
                    Side.PREDICTION,
                    "p.csv",
                    "id,x\n1,é\n".getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(latin.rule()).isEqualTo("not_utf8");
    assertThat(latin.place().line()).isEqualTo(2);
  }

  @Test
  void labelsAreComparedToTheLetterAndUnknownOnesRefusedWhereTheyAreFixed() {
    Metric fixed = Metrics.of("accuracy", Map.of("labels", "cat,dog"));

    assertThat(value("accuracy", "[\"cat\", \"dog\"]", "[\"Cat\", \"dog \"]")).isZero();
    assertThat(refusal("accuracy", "[0, 1]", "[0, 1.0]").rule()).isEqualTo("label_real");
    assertThat(refusal("accuracy", "y\n0\n1\n", "y\n0\n1.0\n").rule())
        .isEqualTo("label_not_integer");
    assertThat(
            catchThrowableOfType(
                    BadDataException.class,
                    () -> score(fixed, "[\"cat\", \"dog\"]", "[\"cow\", \"dog\"]"))
                .rule())
        .isEqualTo("label_unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"image_id\": 8, \"category_id\": 1, \"bbox\": [1, 1, 2, 2], \"score\": 1} |"
            + " image_unknown | image_id",
        "{\"image_id\": 7, \"category_id\": 2, \"bbox\": [1, 1, 2, 2], \"score\": 1} |"
            + " category_unknown | category_id",
        "{\"image_id\": 7, \"category_id\": 1, \"bbox\": [1, 1, 2, 2]} | json_field | score",
        "{\"image_id\": 7, \"category_id\": 1, \"bbox\": [1, 1, 2, 2], \"score\": NaN} | not_finite"
            + " | score",
        "{\"image_id\": 7, \"category_id\": 1, \"bbox\": [1, 1, 2, 2], \"score\": \"1\"} |"
            + " not_a_number | score",
        "{\"image_id\": 7, \"category_id\": 1, \"bbox\": [1, 1, -2, 2], \"score\": 1} | box_size |"
            + " bbox",
        "{\"image_id\": 7, \"category_id\": 1, \"bbox\": [1, 1, 2], \"score\": 1} | box_shape |"
            + " bbox",
        "{\"image_id\": 7, \"category_id\": 1, \"bbox\": [100, 1, 2, 2], \"score\": 1} |"
            + " box_outside | bbox",
        "{\"image_id\": 7, \"category_id\": 1, \"bbox\": [1, Infinity, 2, 2], \"score\": 1} |"
            + " not_finite | bbox",
      })
  void detectionsAreHeldAgainstTheScene(String detection, String rule, String column) {
    String good = "{\"image_id\": 7, \"category_id\": 1, \"bbox\": [10, 10, 20, 20], \"score\": 0}";

    BadDataException bad = refusal("coco-map", SCENE, "[" + good + ", " + detection + "]");

    assertThat(bad.rule()).isEqualTo(rule);
    assertThat(bad.place().row()).isEqualTo(2);
    assertThat(bad.place().column()).isEqualTo(column);
  }

  @Test
  void aBoxThatOnlyReachesOutIsScoredAsItIs() {
    String detection =
        "[{\"image_id\": 7, \"category_id\": 1, \"bbox\": [-5, 10, 35, 20], \"score\": 0.5}]";

    Evaluation evaluation = score(Metrics.of("coco-map", Map.of()), SCENE, detection);

    assertThat(evaluation.details()).containsEntry("boxes_reaching_out", 1L);
    assertThat(evaluation.value()).isBetween(0.19, 0.21);
  }

  @Test
  void anIdOfZeroCountsLikeAnyOther() {
    String found =
        "[{\"image_id\": 7, \"category_id\": 1, \"bbox\": [10, 10, 20, 20], \"score\": 0}]";

    assertThat(value("coco-map", SCENE, found)).isGreaterThan(0.999);
    assertThat(score(Metrics.of("coco-map", Map.of("id-zero", "no-match")), SCENE, found).value())
        .isZero();
  }
}
