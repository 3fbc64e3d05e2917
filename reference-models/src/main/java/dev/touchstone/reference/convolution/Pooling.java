package dev.touchstone.reference.convolution;

import dev.touchstone.reference.Inputs;
import java.util.List;

/** What pooling X (N, C, h, w) with {@code k}, {@code stride} and {@code pad} asks of them. */
final class Pooling {

  private Pooling() {}

  /** No window may lie in the padding only; DJL wants at most half of it there. */
  static boolean isPadAllowed(Inputs in) {
    return in.integer("pad") >= 0 && in.integer("pad") <= in.integer("k") / 2;
  }

  static boolean fits(Inputs in) {
    List<Integer> x = in.tensor("X").shape();
    return Windows.count(x.get(2), in.integer("k"), in.integer("pad"), 1) >= 1
        && Windows.count(x.get(3), in.integer("k"), in.integer("pad"), 1) >= 1;
  }
}
