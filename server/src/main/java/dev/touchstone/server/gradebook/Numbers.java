package dev.touchstone.server.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them: 8.5, +8.5, in wide digits too; never with an exponent. */
final class Numbers {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,6}([.]\\d{1,9})?");

  private Numbers() {}

  /** Rounded to two digits behind the point; empty if it is none. */
  static Optional<BigDecimal> read(String written) {
    String plain = Normalizer.normalize(written, Form.NFKC).replace('−', '-').strip();
    return NUMBER.matcher(plain).matches()
        ? Optional.of(new BigDecimal(plain).setScale(2, RoundingMode.HALF_UP))
        : Optional.empty();
  }
}
