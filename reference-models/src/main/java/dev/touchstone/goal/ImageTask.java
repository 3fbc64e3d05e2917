package dev.touchstone.goal;

import dev.touchstone.goal.Measurement.Pattern;
import dev.touchstone.metric.Accuracy;
import dev.touchstone.metric.Score;
import dev.touchstone.reference.Tensor;
import dev.touchstone.training.Data.Images;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images (n, 28, 28) with a class each are learned from; of others the class is to be named.
 *
 * @param asked whose classes stay here
 */
record ImageTask(Source source, Images learned, Images asked, List<Mark> marks) implements Task {

  private static final int CLASSES = 10;
  private static final Accuracy ACCURACY = new Accuracy(CLASSES);

  /** Less is hardly better than guessing. */
  private static final double GUESSING = 2.0 / CLASSES;

  /** A shifted answer that is right this often is no coincidence. */
  private static final double NO_COINCIDENCE = 0.5;

  @Override
  public Map<String, Tensor> inputs() {
    return Map.of("x_train", learned.x(), "y_train", learned.y(), "x_test", asked.x());
  }

  @Override
  public Measurement measure(Tensor answer) {
    Score score = ACCURACY.score(asked.y(), answer);
    return new Measurement(score.value(), score.interval(), pattern(answer, score));
  }

  private Optional<Pattern> pattern(Tensor answer, Score score) {
    if (Arrays.stream(answer.data()).distinct().count() == 1) {
      return Optional.of(Pattern.of("goal_one_class", (long) answer.data()[0]));
    }
    if (score.value() < GUESSING) {
      return Optional.of(
          shifted(answer)
              .orElseGet(() -> Pattern.of("goal_guessing", Quantity.IMAGES.show(score.value()))));
    }
    return Optional.empty();
  }

  private Optional<Pattern> shifted(Tensor answer) {
    return IntStream.range(1, CLASSES)
        .filter(shift -> shareRight(answer, shift) > NO_COINCIDENCE)
        .mapToObj(shift -> shift > CLASSES / 2 ? shift - CLASSES : shift)
        .map(shift -> Pattern.of("goal_shifted", "%+d".formatted(shift)))
        .findFirst();
  }

  /** How often the class would be right if each were named so many further. */
  private double shareRight(Tensor answer, int shift) {
    return IntStream.range(0, answer.size())
        .mapToDouble(i -> (answer.data()[i] + shift) % CLASSES == asked.y().data()[i] ? 1 : 0)
        .average()
        .orElse(0);
  }
}
