package dev.touchstone.network.vision;

/**
 * What a convolution costs, as the lecture counts it: c_o · c_i · k² weights, and as many
 * multiply-adds at each of m² places of its output. Biases are not counted.
 */
final class Costs {

  private Costs() {}

  static double weights(int in, int out, int kernel) {
    return (double) in * out * kernel * kernel;
  }

  static double multiplyAdds(int in, int out, int kernel, int side) {
    return weights(in, out, kernel) * side * side;
  }
}
