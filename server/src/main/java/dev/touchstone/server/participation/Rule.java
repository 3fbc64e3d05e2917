package dev.touchstone.server.participation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What taking part is worth, as a share of a hundred: {@code attendance} of it for being there when
 * called, the rest for points in class, of which {@code answers} are full marks.
 *
 * @param version 0 for the usual one, which nobody wrote
 * @param attendance percent
 * @param late what being late counts, in percent of being there
 * @param answers so many points are full marks
 */
record Rule(int version, int attendance, int late, BigDecimal answers) {

  static final Rule USUAL = new Rule(0, 70, 50, BigDecimal.valueOf(5));

  Rule {
    answers = answers.setScale(2, RoundingMode.HALF_UP);
    if (attendance < 0 || attendance > 100 || late < 0 || late > 100) {
      throw new IllegalArgumentException("Percent are from 0 to 100");
    }
    if (answers.signum() <= 0 || answers.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new IllegalArgumentException("Points for full marks: more than 0, at most 100");
    }
  }

  public int forAnswers() {
    return 100 - attendance;
  }

  public String answersText() {
    return answers.stripTrailingZeros().toPlainString();
  }

  /** Of a hundred. Who was never drawn, or was always excused, has all that is for being there. */
  BigDecimal worth(Tally tally) {
    BigDecimal there =
        tally.counted() == 0
            ? BigDecimal.ONE
            : BigDecimal.valueOf(100L * tally.present() + (long) late * tally.late())
                .divide(BigDecimal.valueOf(100L * tally.counted()), 6, RoundingMode.HALF_UP);
    BigDecimal said = tally.points().divide(answers, 6, RoundingMode.HALF_UP).min(BigDecimal.ONE);
    return there
        .multiply(BigDecimal.valueOf(attendance))
        .add(said.multiply(BigDecimal.valueOf(forAnswers())))
        .setScale(2, RoundingMode.HALF_UP);
  }
}
