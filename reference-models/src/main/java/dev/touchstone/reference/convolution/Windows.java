package dev.touchstone.reference.convolution;

/** Where a window of length k fits along an axis of length n that is padded on both sides. */
final class Windows {

  private Windows() {}

  /** ⌊(n + 2·pad − k) / stride⌋ + 1, which is below 1 where the window does not fit at all. */
  static int count(int n, int k, int pad, int stride) {
    return Math.floorDiv(n + 2 * pad - k, stride) + 1;
  }

  /** How many more places at the end a last, partial window would need to be a whole one. */
  static int missing(int n, int k, int pad, int stride) {
    return Math.floorMod(-(n + 2 * pad - k), stride);
  }
}
