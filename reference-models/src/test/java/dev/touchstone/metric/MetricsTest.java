package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metric.Detections.Detection;
import dev.touchstone.metric.Scenes.Category;
import dev.touchstone.metric.Scenes.Image;
import dev.touchstone.metric.Scenes.Thing;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static Evaluation score(
      String metric, Map<String, String> options, List<?> truth, List<?> prediction) {
    return Metrics.of(metric, options)
        .evaluate(
            Table.of(Side.TRUTH, "value", truth), Table.of(Side.PREDICTION, "value", prediction));
  }

  private static double value(String metric, List<?> truth, List<?> prediction) {
    return score(metric, Map.of(), truth, prediction).value();
  }

  @Test
  void everyMetricSaysWhatItIs() {
    for (Metric metric : Metrics.plain()) {
      assertThat(metric.title().zh()).isNotBlank();
      assertThat(metric.formula()).isNotBlank();
      assertThat(metric.columns()).isNotEmpty();
      assertThat(Metrics.find(metric.id())).isPresent();
    }
    assertThat(Metrics.all()).extracting(Metrics.Recipe::id).doesNotHaveDuplicates().hasSize(26);
  }

  @Test
  void namesAreFoundHoweverTheyAreWritten() {
    assertThat(Metrics.of("LOG_RMSE", Map.of()).id()).isEqualTo("log-rmse");
    assertThat(Metrics.of("rougeL", Map.of()).id()).isEqualTo("rouge-l");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("accuracy", Map.of("k", "3")))
        .withMessageContaining("no option k");
    assertThatIllegalArgumentException().isThrownBy(() -> Metrics.of("beauty", Map.of()));
  }

  @Test
  void aPartHasTheScoreOfItsRowsAlone() {
    List<Double> truth = List.of(100.0, 200.0, 300.0, 50.0);
    List<Double> prediction = List.of(110.0, 150.0, 310.0, 80.0);
    Evaluation all = score("log-rmse", Map.of(), truth, prediction);

    double alone = value("log-rmse", List.of(200.0, 50.0), List.of(150.0, 80.0));

    assertThat(all.part(new int[] {1, 3}).value()).isEqualTo(alone);
    assertThat(all.part(new int[] {1, 3}).losses().orElseThrow()).hasSize(2);
    assertThat(all.value(new int[] {0, 1, 0, 1})).isEqualTo(alone);
  }

  @Test
  void anAbsurdPredictionIsOfNoUseInTheOtherPart() {
    List<Double> truth = List.of(1.0, 2.0, 3.0, 4.0);
    List<Double> absurd = List.of(1.0, 2.5, 3.0, 1e200);
    for (String metric : List.of("r2", "mse", "rmse", "mae")) {
      Evaluation all = score(metric, Map.of(), truth, absurd);
      double alone = value(metric, truth.subList(0, 3), absurd.subList(0, 3));
      assertThat(all.part(new int[] {0, 1, 2}).value()).as(metric).isEqualTo(alone);
      assertThat(all.value()).as(metric).isNotNaN();
    }
    assertThat(score("r2", Map.of(), truth, absurd).value()).isNegative();
  }

  @Test
  void whatIsNoNumberIsNeverTheBest() {
    for (Metric.Direction direction : Metric.Direction.values()) {
      assertThat(Stream.of(Double.NaN, 0.1, 0.9).sorted(direction.bestFirst()).toList().getLast())
          .isNaN();
    }
  }

  @Test
  void twoEntriesAreResampledAlike() {
    List<String> truth = List.of("a b c", "d e", "f g h i", "j");
    Evaluation one = score("wer", Map.of(), truth, List.of("a b", "d e", "f x h i", "k"));
    Evaluation other = score("wer", Map.of(), truth, List.of("a b", "d e", "f x h i", "k"));

    assertThat(one.replicates(7, 50)).containsExactly(other.replicates(7, 50));
    assertThat(one.replicates(8, 50)).isNotEqualTo(one.replicates(7, 50));
    assertThat(one.losses()).isEmpty();
  }

  @Test
  void anIntervalHoldsTheTruthNineteenTimesInTwenty() {
    // The RMSE of standard normal errors is 1.
    int held = 0;
    for (int seed = 0; seed < 300; seed++) {
      double[] errors = new Draw(seed).normal(200).data();
      List<Double> zeros = IntStream.range(0, 200).mapToObj(i -> 0.0).toList();
      Interval interval =
          score("rmse", Map.of(), zeros, Arrays.stream(errors).boxed().toList()).interval();
      held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
    }
    assertThat(held / 300.0).isBetween(0.90, 0.98);
  }

  @Test
  void aResampledIntervalIsAsWideAsTheClosedOne() {
    double[] scores = new Draw(3).normal(400).data();
    List<Object> truth = new ArrayList<>();
    List<Object> prediction = new ArrayList<>();
    for (double score : scores) {
      truth.add(score > 0 ? "a" : "b");
      prediction.add(score > 0.6 || score < -0.6 ? truth.getLast() : "c");
    }
    Interval closed = score("accuracy", Map.of(), truth, prediction).interval();
    Interval resampled = score("micro-f1", Map.of(), truth, prediction).interval();

    assertThat(resampled.low()).isCloseTo(closed.low(), within(0.015));
    assertThat(resampled.high()).isCloseTo(closed.high(), within(0.015));
  }

  @Test
  void clippingComesBeforeTheRefusalAndBoundsTheLoss() {
    List<Double> truth = List.of(100.0, 100.0);
    assertThatThrownBy(() -> value("log-rmse", truth, List.of(0.0, 100.0)))
        .isInstanceOf(BadDataException.class);

    double clipped =
        score("log-rmse", Map.of("clip", "50:200"), truth, List.of(-1e300, 100.0)).value();

    assertThat(clipped).isCloseTo(Math.log(2) / Math.sqrt(2), within(1e-12));
  }

  @Test
  void whatAProgramReturnsIsHeldAgainstTheSameRules() {
    Metric metric = Metrics.of("log-rmse", Map.of());
    Tensor truth = Tensor.vector(1, 2, 3);

    assertThat(metric.score(truth, truth).value()).isZero();
    assertThat(metric.losses(truth, truth)).containsExactly(0, 0, 0);
    assertRefused(metric, Tensor.vector(1, -2, 3), "prediction_not_positive");
    assertRefused(metric, Tensor.vector(1, Double.NaN, 3), "prediction_infinite");
    assertRefused(metric, Tensor.vector(1, 2), "prediction_numbers");
    assertRefused(metric, Tensor.matrix(new double[] {1}, new double[] {2}), "prediction_numbers");
    assertThat(metric.score(truth, new Tensor(DType.INT64, List.of(3), truth.data())).value())
        .isZero();
  }

  private static void assertRefused(Metric metric, Tensor prediction, String rule) {
    assertThatThrownBy(() -> metric.check(prediction, 3))
        .isInstanceOfSatisfying(
            BadPredictionException.class, bad -> assertThat(bad.rule()).isEqualTo(rule));
  }

  @Test
  void r2IsUndefinedWhereTheTruthIsConstant() {
    assertThat(value("r2", List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0))).isEqualTo(1);
    assertThat(value("r2", List.of(1.0, 2.0, 3.0), List.of(2.0, 2.0, 2.0))).isZero();
    assertThatThrownBy(() -> value("r2", List.of(2.0, 2.0), List.of(1.0, 2.0)))
        .isInstanceOf(BadDataException.class);
  }

  @Test
  void theBookAndTheCorpusHaveBleuOfTheirOwn() {
    assertThat(value("d2l-bleu", List.of("a b c"), List.of(""))).isZero();
    assertThat(value("bleu", List.of("a b c d", "e f"), List.of("a b c d", "e f")))
        .isEqualTo(100, within(1e-9));
    // Curly quotes are Chinese to the zh tokeniser: each becomes a token.
    assertThat(Tokenizer.ZH.tokens("他说“hello, world.”"))
        .containsExactly("他", "说", "“", "hello", ",", "world", ".", "”");
    assertThat(Tokenizer.V13A.tokens("It's 3.5-fold, e.g. &quot;x&quot; (a-b)"))
        .containsExactly(
            "It's", "3.5", "-", "fold", ",", "e", ".", "g", ".", "\"", "x", "\"", "(", "a-b", ")");
    assertThat(Tokenizer.CHAR.tokens("我 a😀")).containsExactly("我", "a", "😀");
  }

  @Test
  void charactersAreCountedAsCodePoints() {
    assertThat(value("cer", List.of("我爱😀京"), List.of("我爱😃京"))).isEqualTo(0.25);
    assertThat(value("wer", List.of("a\u3000b c"), List.of("a b c"))).isZero();
    assertThatThrownBy(() -> value("wer", List.of(" "), List.of("a")))
        .isInstanceOf(BadDataException.class);
  }

  @Test
  void rougeNeedsATokeniserForOtherScripts() {
    assertThatThrownBy(() -> value("rouge-1", List.of("你好"), List.of("你好")))
        .isInstanceOf(BadDataException.class);
    assertThat(
            score("rouge-l", Map.of("tokenize", "char"), List.of("今天天气"), List.of("今日天气")).value())
        .isEqualTo(0.75);
    assertThat(value("rouge-1", List.of(List.of("a b", "c d")), List.of("c d"))).isEqualTo(1);
  }

  @Test
  void strictSpansNeedABeginningAndWhereThereAreMarksAnEnd() {
    Spans strict = new Spans(Scheme.BIOES, true);
    assertThat(strict.of(List.of("B-X", "E-X", "E-X", "S-Y", "B-X", "I-X", "O"))).hasSize(2);
    assertThat(new Spans(Scheme.BIOES, false).of(List.of("B-X", "E-X", "E-X", "S-Y", "B-X", "I-X")))
        .hasSize(4);
    assertThat(new Spans(Scheme.BIO, true).of(List.of("I-X", "O", "B-X", "I-X", "I-Y")))
        .containsExactly(new Spans.Span("X", 2, 3));
  }

  @Test
  void tagsThatAreNoneAndSentencesOfAnotherLengthAreRefused() {
    List<?> truth = List.of(List.of("B-X", "I-X"));
    for (List<?> prediction :
        List.of(
            List.of(List.of("B-X")),
            List.of(List.of("B-X", "Q-X")),
            List.of(List.of("B-X", "BX")))) {
      assertThatThrownBy(() -> value("span-f1", truth, prediction))
          .isInstanceOf(BadDataException.class);
    }
  }

  @Test
  void attachmentCountsHeadsAndRelations() {
    Table truth = parse(Side.TRUTH, List.of(2, 0, 2), List.of("nsubj", "root", "punct"));
    Table parsed = parse(Side.PREDICTION, List.of(2, 0, 1), List.of("obj", "root", "punct"));

    assertThat(Metrics.of("uas", Map.of()).evaluate(truth, parsed).value()).isEqualTo(2 / 3.0);
    assertThat(Metrics.of("las", Map.of()).evaluate(truth, parsed).value()).isEqualTo(1 / 3.0);
    assertThat(
            Metrics.of("uas", Map.of("ignore-relations", "punct")).evaluate(truth, parsed).value())
        .isEqualTo(1);
  }

  private static Table parse(Side side, List<Integer> heads, List<String> relations) {
    return new Table(
        side,
        true,
        List.of("heads", "relations"),
        List.of(new Table.Row(1, 0, List.of(heads, relations))));
  }

  @Test
  void theScoreOfAPartOfTheImagesIsThatOfTheirScenesAlone() {
    Draw draw = new Draw(5);
    List<Image> images = new ArrayList<>();
    List<Thing> things = new ArrayList<>();
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      images.add(new Image(i, 200, 200));
      for (int j = 0; j < 3; j++) {
        Box box = new Box(draw.integer(0, 100), draw.integer(0, 100), 40, 40);
        int kind = draw.integer(1, 2);
        things.add(new Thing(things.size(), i, kind, box, 1600, false));
        Box near = new Box(box.x() + draw.integer(0, 12), box.y(), 40, 40);
        detections.add(new Detection(i, kind, near, draw.integer(0, 5)));
      }
    }
    Scenes scenes = new Scenes(images, List.of(new Category(1, "a"), new Category(2, "b")), things);
    Metric metric = Metrics.of("coco-map", Map.of());
    Evaluation all = metric.evaluate(scenes, new Detections(detections));
    int[] part = IntStream.range(0, 30).filter(i -> i % 3 == 0).toArray();
    Set<Long> ids = new HashSet<>();
    Arrays.stream(part).forEach(i -> ids.add((long) i));
    Detections some =
        new Detections(detections.stream().filter(each -> ids.contains(each.image())).toList());

    assertThat(all.part(part).value())
        .isEqualTo(metric.evaluate(scenes.of(ids), some).value(), within(1e-12));
    Interval interval = all.interval();
    assertThat(interval.high() - interval.low()).isBetween(0.02, 0.5);
    assertThat(all.value()).isBetween(interval.low(), interval.high());
  }
}
