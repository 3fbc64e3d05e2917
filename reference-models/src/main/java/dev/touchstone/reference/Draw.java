package dev.touchstone.reference;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** All the randomness there is: everything a case holds is drawn here, from one seed. */
public final class Draw {

  private final RandomGenerator random;

  public Draw(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public Tensor normal(Integer... shape) {
    return array(shape, random::nextGaussian);
  }

  public Tensor uniform(double low, double high, Integer... shape) {
    return array(shape, () -> random.nextDouble(low, high));
  }

  /** An integer from low to high, both included. */
  public int integer(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** An integer from low to high, both included, that is not {@code except}. */
  public int integerExcept(int low, int high, int except) {
    int drawn = integer(low, high - 1);
    return drawn >= except ? drawn + 1 : drawn;
  }

  /** Integers from low to high, both included. */
  public Tensor integers(int low, int high, Integer... shape) {
    Tensor drawn = array(shape, () -> integer(low, high));
    return new Tensor(DType.INT64, drawn.shape(), drawn.data());
  }

  public boolean flip() {
    return random.nextBoolean();
  }

  public double number(double low, double high) {
    return random.nextDouble(low, high);
  }

  /** The numbers 0 … n − 1 in a random order. */
  public int[] permutation(int n) {
    int[] order = IntStream.range(0, n).toArray();
    for (int last = n - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int drawn = order[other];
      order[other] = order[last];
      order[last] = drawn;
    }
    return order;
  }

  private static Tensor array(Integer[] shape, DoubleSupplier element) {
    int size = List.of(shape).stream().reduce(1, Math::multiplyExact);
    return new Tensor(
        DType.FLOAT64, List.of(shape), DoubleStream.generate(element).limit(size).toArray());
  }
}
