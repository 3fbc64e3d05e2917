package dev.touchstone.server.review;

import java.math.BigDecimal;

/** Points as they are added: +2, −1.5, 0. */
public final class Signed {

  private Signed() {}

  public static String of(BigDecimal points) {
    String number = points.abs().stripTrailingZeros().toPlainString();
    return switch (points.signum()) {
      case 1 -> "+" + number;
      case -1 -> "−" + number;
      default -> "0";
    };
  }
}
