package dev.touchstone.training.generative;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How like the data generated pictures are: Fréchet's distance in the space of the pixels from the
 * test part to them, over the smaller of the distances to noise of the same range and to what the
 * untrained network makes. 0 is perfect, 1 nothing learned.
 *
 * @param data of the test part
 * @param nothing the smaller distance
 */
record Likeness(Gaussian data, double nothing) {

  static final String METRIC = "Fréchet distance over that of noise or the untrained network";

  static Likeness to(Tensor test, Tensor untrained, Draw draw) {
    Gaussian data = Gaussian.of(test);
    int n = untrained.shape().get(0);
    Tensor noise = draw.uniform(0, 1, n, untrained.shape().get(1));
    return new Likeness(
        data, Math.min(data.distance(Gaussian.of(noise)), data.distance(Gaussian.of(untrained))));
  }

  double of(Tensor made, Consumer<String> progress) {
    double distance = data.distance(Gaussian.of(made));
    progress.accept(
        String.format(Locale.ROOT, "Fréchet distance %.3f, before %.3f", distance, nothing));
    return distance / nothing;
  }
}
