package dev.touchstone.authoring;

import dev.touchstone.datafile.DataSheet;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Columns that give away what is to be predicted. Rows are put into the order of the column; where
 * neighbours then have the same class far more often than by chance, or the order of the numbers is
 * nearly that of the column (Spearman's ρ), it leaks. An id and the order of the file must say
 * nothing at all; an honest feature may say much.
 */
record Leaks(DataSheet sheet, Tensor y, boolean classes) {

  /**
   * @param key of {@code problems.properties}
   */
  record Leak(String key, String column) {}

  /** How much of what is possible beyond chance an id may tell, and a feature. */
  private static final double ID = 0.5;

  private static final double FEATURE = 0.995;
  private static final int FEWEST = 20;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}");

  List<Leak> found() {
    List<Leak> found = new ArrayList<>();
    int n = sheet.size();
    if (n < FEWEST) {
      return found;
    }
    if (told(IntStream.range(0, n).mapToDouble(i -> i).toArray()) > ID) {
      found.add(new Leak("comp_leak_order", ""));
    }
    if (sheet.hasIds() && told(idRanks()) > ID) {
      found.add(new Leak("comp_leak_id", "id"));
    }
    Tensor x = sheet.x();
    List<String> features = sheet.features();
    for (int j = 0; j < features.size(); j++) {
      int column = j;
      double[] values =
          IntStream.range(0, n).mapToDouble(i -> x.data()[i * features.size() + column]).toArray();
      if (told(values) > FEATURE) {
        found.add(new Leak("comp_leak_column", features.get(j)));
      }
    }
    return found;
  }

  private double[] idRanks() {
    List<String> ids = sheet.ids();
    if (ids.stream().allMatch(id -> NUMBER.matcher(id).matches())) {
      return ids.stream().mapToDouble(Double::parseDouble).toArray();
    }
    List<String> sorted = ids.stream().sorted().toList();
    return ids.stream().mapToDouble(sorted::indexOf).toArray();
  }

  /** From 0, nothing, to 1, everything. */
  private double told(double[] column) {
    int[] known = IntStream.range(0, column.length).filter(i -> !Double.isNaN(column[i])).toArray();
    if (known.length < FEWEST
        || Arrays.stream(known).mapToDouble(i -> column[i]).distinct().count() < 2) {
      return 0;
    }
    return classes ? neighbours(column, known) : Math.abs(spearman(column, known));
  }

  private double neighbours(double[] column, int[] known) {
    int[] order =
        Arrays.stream(known)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> column[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    // Where the column sorts the classes, they still change once each.
    double alike = DoubleStream.of(y.data()).distinct().count() - 1;
    for (int i = 1; i < order.length; i++) {
      alike += y.data()[order[i]] == y.data()[order[i - 1]] ? 1 : 0;
    }
    double chance =
        DoubleStream.of(y.data())
            .distinct()
            .map(label -> Arrays.stream(known).filter(i -> y.data()[i] == label).count())
            .map(count -> count / known.length)
            .map(share -> share * share)
            .sum();
    return chance == 1 ? 0 : (Math.min(1, alike / (order.length - 1)) - chance) / (1 - chance);
  }

  private double spearman(double[] column, int[] known) {
    double[] one = ranks(Arrays.stream(known).mapToDouble(i -> column[i]).toArray());
    double[] other = ranks(Arrays.stream(known).mapToDouble(i -> y.data()[i]).toArray());
    double middle = (known.length - 1) / 2.0;
    double both = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < one.length; i++) {
      both += (one[i] - middle) * (other[i] - middle);
      first += (one[i] - middle) * (one[i] - middle);
      second += (other[i] - middle) * (other[i] - middle);
    }
    return first == 0 || second == 0 ? 0 : both / Math.sqrt(first * second);
  }

  /** From 0; equal values share the mean of their ranks. */
  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
    }
    return ranks;
  }
}
