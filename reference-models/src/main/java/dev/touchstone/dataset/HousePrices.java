package dev.touchstone.dataset;

import dev.touchstone.reference.Draw;
import java.util.Locale;

/**
 * Flats sold in a made-up city in twelve months. The logarithm of a price is a sum of what its
 * district, size, age, floor and way to the underground are worth, a rise of prices over the year,
 * and noise with a deviation of 0.1; some of it is no straight line, and some depends on the
 * district. One value in twenty is missing where people forget to fill in.
 */
final class HousePrices {

  private static final int SALES_A_MONTH = 150;
  private static final int MONTHS = 12;
  private static final double NOISE = 0.1;
  private static final double MISSING = 0.05;

  /** Logarithm of a square metre's price, and what a kilometre to the underground takes off. */
  private static final double[] DISTRICT = {10.9, 10.2, 10.6, 9.8, 10.4, 9.6, 11.1, 10.0};

  private static final double[] PER_KILOMETRE = {0.04, 0.12, 0.02, 0.2, 0.08, 0.02, 0.05, 0.25};

  private HousePrices() {}

  static String csv(long seed) {
    Draw draw = new Draw(seed);
    int n = MONTHS * SALES_A_MONTH;
    int[] ids = draw.permutation(9 * n);
    int[] order = draw.permutation(n);
    String[] lines = new String[n];
    for (int i = 0; i < n; i++) {
      lines[order[i]] = (1000 + ids[i]) + "," + sale(1 + i / SALES_A_MONTH, draw);
    }
    return "id,month,district,area,rooms,floor,age,metro_km,lift,renovation,price\n"
        + String.join("\n", lines)
        + "\n";
  }

  private static String sale(int month, Draw draw) {
    int district = draw.integer(0, DISTRICT.length - 1);
    double area = Math.clamp(Math.exp(4.4 + 0.35 * normal(draw)), 25, 300);
    int rooms = (int) Math.clamp(Math.round(area / 32 + 0.6 * normal(draw)), 1, 8);
    int floor = draw.integer(1, 28);
    int age = draw.integer(0, 45);
    double metro = Math.exp(-0.3 + 0.7 * normal(draw));
    boolean lift = floor > 6 || draw.number(0, 1) < 0.4;
    int renovation = draw.integer(1, 5);
    double log =
        DISTRICT[district]
            + 0.92 * Math.log(area)
            + 0.02 * rooms
            - PER_KILOMETRE[district] * metro
            // The oldest houses are sought after again.
            - 0.022 * age
            + 0.00035 * age * age
            - (lift ? 0 : 0.03 * (floor - 1))
            + 0.045 * (renovation - 3)
            + (floor > 20 && (district == 0 || district == 6) ? 0.15 : 0)
            + 0.006 * (month - 1)
            + NOISE * normal(draw);
    long price = Math.round(Math.exp(log) / 1000) * 1000;
    return String.format(
        Locale.ROOT,
        "%d,%d,%s,%d,%d,%s,%s,%d,%s,%d",
        month,
        district,
        known(draw, String.format(Locale.ROOT, "%.1f", area)),
        rooms,
        floor,
        known(draw, String.valueOf(age)),
        known(draw, String.format(Locale.ROOT, "%.2f", metro)),
        lift ? 1 : 0,
        known(draw, String.valueOf(renovation)),
        price);
  }

  private static String known(Draw draw, String value) {
    return draw.number(0, 1) < MISSING ? "" : value;
  }

  private static double normal(Draw draw) {
    return draw.normal().item();
  }
}
