package dev.touchstone.metric;

import dev.touchstone.metric.Spans.Span;
import dev.touchstone.reference.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * F1 of spans: entities, chunks or, tagged with B, M, E and S, the words of a segmented sentence. A
 * span is right if type and both ends are; F = 2 TP / (spans in the truth + spans predicted), and 0
 * where there are none.
 *
 * @param macro the mean over the types that occur in truth or prediction, instead of all together
 * @param ignoreCase whether {@code B-per} is {@code B-PER}
 */
record SpanF1(Scheme scheme, boolean strict, boolean macro, boolean ignoreCase)
    implements Metric.OfTables {

  @Override
  public String id() {
    return "span-f1";
  }

  @Override
  public Text title() {
    return new Text("片段 F1", "Span F1");
  }

  @Override
  public String formula() {
    return "\\frac{2\\,TP}{2\\,TP + FP + FN}";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(Column.truth("tags", Content.TAGS), Column.prediction("tags", Content.TAGS));
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells trueCells = truth.cells("tags");
    Cells cells = prediction.cells("tags");
    List<List<String>> trueTags = tags(trueCells);
    List<List<String>> tags = tags(cells);
    Spans spans = new Spans(scheme.of(trueTags), strict);
    List<List<Span>> real = new ArrayList<>();
    List<List<Span>> predicted = new ArrayList<>();
    for (int row = 0; row < tags.size(); row++) {
      if (tags.get(row).size() != trueTags.get(row).size()) {
        throw cells.refusal(row, "length", tags.get(row).size(), trueTags.get(row).size());
      }
      real.add(read(spans, trueTags.get(row), row, trueCells));
      predicted.add(read(spans, tags.get(row), row, cells));
    }
    return evaluation(real, predicted);
  }

  private List<List<String>> tags(Cells cells) {
    List<List<String>> rows = cells.sequences();
    return ignoreCase
        ? rows.stream().map(row -> row.stream().map(SpanF1::lower).toList()).toList()
        : rows;
  }

  /** The letter that says what the tag is stays; the type becomes lower case. */
  private static String lower(String tag) {
    return tag.isEmpty()
        ? tag
        : tag.substring(0, 1).toUpperCase(Locale.ROOT) + tag.substring(1).toLowerCase(Locale.ROOT);
  }

  private static List<Span> read(Spans spans, List<String> tags, int row, Cells cells) {
    int unreadable = spans.unreadable(tags);
    if (unreadable >= 0) {
      throw cells.refusal(row, "tag", tags.get(unreadable), unreadable + 1);
    }
    return spans.of(tags);
  }

  private Evaluation evaluation(List<List<Span>> real, List<List<Span>> predicted) {
    List<String> types = List.copyOf(Spans.types(real, predicted));
    double[][] sums = new double[real.size()][];
    for (int row = 0; row < sums.length; row++) {
      sums[row] = counts(real.get(row), predicted.get(row), types);
    }
    double[] total = new Sums(sums, each -> 0, Map::of).total();
    return new Sums(
        sums, each -> (macro ? averaged(each) : together(each))[2], () -> details(total, types));
  }

  /** Right, predicted and true spans of each type. */
  private static double[] counts(List<Span> real, List<Span> predicted, List<String> types) {
    double[] counts = new double[3 * Math.max(1, types.size())];
    Set<Span> truth = new HashSet<>(real);
    real.forEach(span -> counts[3 * types.indexOf(span.type()) + 2]++);
    for (Span span : predicted) {
      int type = 3 * types.indexOf(span.type());
      counts[type + 1]++;
      counts[type] += truth.contains(span) ? 1 : 0;
    }
    return counts;
  }

  /** Precision, recall and F1. */
  private static double[] together(double[] counts) {
    double[] sums = new double[3];
    for (int i = 0; i < counts.length; i++) {
      sums[i % 3] += counts[i];
    }
    return measures(sums[0], sums[1], sums[2]);
  }

  private static double[] averaged(double[] counts) {
    double[] means = new double[3];
    int types = 0;
    for (int i = 0; i < counts.length; i += 3) {
      if (counts[i + 1] + counts[i + 2] > 0) {
        types++;
        double[] measures = measures(counts[i], counts[i + 1], counts[i + 2]);
        for (int j = 0; j < means.length; j++) {
          means[j] += measures[j];
        }
      }
    }
    for (int j = 0; j < means.length; j++) {
      means[j] = ratio(means[j], types);
    }
    return means;
  }

  private static double[] measures(double right, double predicted, double real) {
    return new double[] {
      ratio(right, predicted), ratio(right, real), ratio(2 * right, predicted + real)
    };
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private Map<String, Object> details(double[] total, List<String> types) {
    Map<String, Object> perType = new LinkedHashMap<>();
    for (int i = 0; i < types.size(); i++) {
      double[] measures = measures(total[3 * i], total[3 * i + 1], total[3 * i + 2]);
      perType.put(types.get(i), named(measures).with("support", (long) total[3 * i + 2]).map());
    }
    return Details.of("micro", named(together(total)).map())
        .with("macro", named(averaged(total)).map())
        .with("per_type", perType)
        .map();
  }

  private static Details named(double[] measures) {
    return Details.of("precision", measures[0]).with("recall", measures[1]).with("f1", measures[2]);
  }
}
