package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.Evaluation;
import dev.touchstone.metric.Metrics;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cases with expected figures that others published or computed: {@code accuracy_topk.json}, {@code
 * coco_map_edge.json} and their kin. Each is scored as it would be from two files.
 */
public final class MetricCases {

  /**
   * One figure that was compared.
   *
   * @param got null where the metric refuses what the reference leaves undefined
   * @param note what the table should say beside it; empty if nothing
   */
  public record Row(
      String file,
      String name,
      String metric,
      @Nullable Object expected,
      @Nullable Object got,
      double tolerance,
      String note) {

    public boolean agrees() {
      if (expected == null || got == null) {
        return Objects.equals(expected, got);
      }
      if (expected instanceof List<?> list) {
        return got instanceof List<?> other && agree(list, other);
      }
      double wanted = number(expected);
      double found = number(got);
      return wanted == found
          || Math.abs(wanted - found) <= tolerance * Math.max(1, Math.abs(wanted));
    }

    private boolean agree(List<?> list, List<?> other) {
      for (int i = 0; i < list.size(); i++) {
        Row part = new Row(file, name, metric, list.get(i), other.get(i), tolerance, note);
        if (!part.agrees()) {
          return false;
        }
      }
      return list.size() == other.size();
    }

    private static double number(Object value) {
      return value instanceof Number number
          ? number.doubleValue()
          : Double.parseDouble(value.toString());
    }
  }

  private static final double EXACT = 1e-9;
  private static final double SIX_PLACES = 5.1e-7;

  private final String file;
  private final double tolerance;
  private final List<Row> rows = new ArrayList<>();

  private MetricCases(String file, double tolerance) {
    this.file = file;
    this.tolerance = tolerance;
  }

  /**
   * @param name of the file, which says what it is about
   * @return nothing for what is about a board and no metric
   */
  public static List<Row> compare(String name, String text) {
    if (!(Json.read(Side.TRUTH, text) instanceof Map<?, ?> root)
        || !(root.get("cases") instanceof List<?> cases)) {
      return List.of();
    }
    MetricCases comparison =
        new MetricCases(name, root.get("tolerance") instanceof Number n ? n.doubleValue() : EXACT);
    for (Object each : cases) {
      comparison.add(new Case((Map<?, ?>) each));
    }
    if (root.get("decoding_tests_from_fastnlp") instanceof List<?> decodings) {
      decodings.forEach(each -> comparison.decoding(new Case((Map<?, ?>) each)));
    }
    return comparison.rows;
  }

  private void add(Case one) {
    if (one.has("gt")) {
      coco(one);
    } else if (one.has("token_probabilities")) {
      perplexity(one);
    } else if (one.has("encoding")) {
      spans(one);
    } else if (one.has("ref")) {
      errors(one);
    } else if (one.has("target")) {
      rouge(one);
    } else if (one.has("variant")) {
      bleu(one);
    } else if (one.expects("micro")) {
      f1(one);
    } else if (one.expects("roc_auc")) {
      ranking(one);
    } else if (one.expects("log_rmse")) {
      logs(one);
    } else if (one.expects("miou_present")) {
      iou(one);
    } else if (one.expects("accuracy")) {
      accuracy(one);
    } else if (one.expects("pessimistic_top1")) {
      topK(one);
    }
  }

  private void coco(Case one) {
    boolean zero = one.name().contains("id_zero");
    Map<String, String> options = zero ? Map.of("id-zero", "no-match") : Map.of();
    Map<String, Object> details =
        Metrics.of("coco-map", options)
            .evaluate(CocoJson.scenesOf(one.get("gt")), CocoJson.detectionsOf(one.get("dt")))
            .details();
    String note = zero ? "with --id-zero no-match; without it the id 0 counts" : "";
    one.expected()
        .forEach(
            (figure, value) -> row(one, "coco-map " + figure, value, details.get(figure), note));
  }

  private void perplexity(Case one) {
    List<?> given = (List<?>) one.present("token_probabilities");
    Table truth = Table.of(Side.TRUTH, "tokens", given);
    Evaluation evaluation =
        Metrics.of("perplexity", Map.of())
            .evaluate(texts(truth), Table.of(Side.PREDICTION, "probabilities", given));
    Map<String, Object> details = evaluation.details();
    row(one, "perplexity", one.expected().get("perplexity"), evaluation.value(), "");
    for (String figure : List.of("tokens", "cross_entropy_nats", "bits_per_token")) {
      if (one.expected().get(figure) != null) {
        row(one, "perplexity " + figure, one.expected().get(figure), details.get(figure), "");
      }
    }
  }

  /** The tokens do not matter here, only how many there are. */
  private static Table texts(Table numbers) {
    List<List<String>> tokens = new ArrayList<>();
    numbers.rows().forEach(row -> tokens.add(words((List<?>) row.cells().getFirst())));
    return Table.of(Side.TRUTH, "tokens", tokens);
  }

  private static List<String> words(@Nullable List<?> numbers) {
    return numbers == null ? List.of() : numbers.stream().map(each -> "token").toList();
  }

  private void spans(Case one) {
    String scheme = (String) one.present("encoding");
    for (String average : List.of("micro", "macro")) {
      measures(
          one,
          "fastnlp_" + average,
          Map.of("scheme", scheme, "ignore-case", "true"),
          average,
          SIX_PLACES);
    }
    measures(one, "seqeval_default", Map.of("scheme", scheme), "micro", EXACT);
    if (one.expected().get("seqeval_default") instanceof Map<?, ?> measures
        && measures.get("macro_f") instanceof Number macro) {
      Object got =
          span(one, Map.of("scheme", scheme)).details().get("macro") instanceof Map<?, ?> each
              ? each.get("f1")
              : null;
      row(one, "span-f1 seqeval_default macro_f", macro, got, "");
    }
    measures(
        one, "seqeval_strict_IOB2", Map.of("scheme", scheme, "strict", "true"), "micro", EXACT);
  }

  private void measures(
      Case one, String reading, Map<String, String> options, String average, double within) {
    if (one.expected().get(reading) instanceof Map<?, ?> wanted
        && span(one, options).details().get(average) instanceof Map<?, ?> got) {
      String metric = "span-f1 " + reading + " ";
      rows.add(row(one, metric + "f", wanted.get("f"), got.get("f1"), within));
      rows.add(row(one, metric + "pre", wanted.get("pre"), got.get("precision"), within));
      rows.add(row(one, metric + "rec", wanted.get("rec"), got.get("recall"), within));
    }
  }

  private Row row(
      Case one, String metric, @Nullable Object wanted, @Nullable Object got, double within) {
    return new Row(file, one.name(), metric, wanted, got, within, "");
  }

  private static Evaluation span(Case one, Map<String, String> options) {
    return Metrics.of("span-f1", options)
        .evaluate(one.table(Side.TRUTH, "y", "tags"), one.table(Side.PREDICTION, "p", "tags"));
  }

  /**
   * The spans of one sequence of tags, each given as a sequence of which nothing else is a span.
   */
  private void decoding(Case one) {
    List<?> wanted = (List<?>) one.present("spans");
    Table tags = Table.of(Side.TRUTH, "tags", List.of(one.present("tags")));
    Map<String, String> options =
        Map.of("scheme", (String) one.present("encoding"), "ignore-case", "true");
    Object micro =
        Metrics.of("span-f1", options)
            .evaluate(tags, Table.of(Side.PREDICTION, "tags", List.of(written(wanted, one))))
            .details()
            .get("micro");
    row(
        one,
        "span-f1 decoding " + one.present("encoding") + " (" + wanted.size() + " spans)",
        1.0,
        micro instanceof Map<?, ?> measures ? measures.get("f1") : null,
        "");
  }

  /** The spans that are expected, written without anything unusual. */
  private static List<String> written(List<?> spans, Case one) {
    List<String> tags = new ArrayList<>();
    boolean bio = one.present("encoding").equals("bio");
    ((List<?>) one.present("tags")).forEach(each -> tags.add("O"));
    for (Object each : spans) {
      List<?> span = (List<?>) each;
      String type = span.get(0).equals("") ? "" : "-" + span.get(0);
      int from = ((Number) ((List<?>) span.get(1)).get(0)).intValue();
      int to = ((Number) ((List<?>) span.get(1)).get(1)).intValue() - 1;
      for (int i = from; i <= to; i++) {
        String plain = bio ? "I" : i == to ? "E" : "M";
        String letter = i > from ? plain : bio || to > from ? "B" : "S";
        tags.set(i, letter + type);
      }
    }
    return tags;
  }

  private void errors(Case one) {
    Evaluation evaluation =
        Metrics.of("wer", Map.of())
            .evaluate(
                one.table(Side.TRUTH, "ref", "text"), one.table(Side.PREDICTION, "hyp", "text"));
    row(one, "wer", one.expected().get("wer"), evaluation.value(), "");
    for (String figure : List.of("errors", "ref_words")) {
      row(one, "wer " + figure, one.expected().get(figure), evaluation.details().get(figure), "");
    }
  }

  private void rouge(Case one) {
    String type = (String) one.present("type");
    Map<String, Object> details =
        Metrics.of(type, Map.of())
            .evaluate(
                Table.of(Side.TRUTH, "text", List.of(one.present("target"))),
                Table.of(Side.PREDICTION, "text", List.of(one.present("prediction"))))
            .details();
    one.expected()
        .forEach((figure, value) -> row(one, type + " " + figure, value, details.get(figure), ""));
  }

  private void bleu(Case one) {
    String variant = (String) one.present("variant");
    if (variant.equals("d2l")) {
      Evaluation evaluation =
          Metrics.of("d2l-bleu", Map.of("k", one.present("k").toString()))
              .evaluate(
                  Table.of(Side.TRUTH, "text", List.of(one.present("label"))),
                  Table.of(Side.PREDICTION, "text", List.of(one.present("pred"))));
      row(one, "d2l-bleu", one.get("expected"), evaluation.value(), "");
    } else if (variant.startsWith("nltk")) {
      nltk(one);
    } else {
      sacre(one, variant.contains("raw"));
    }
  }

  private void nltk(Case one) {
    List<String> references = new ArrayList<>();
    ((List<?>) one.present("refs")).forEach(each -> references.add(joined((List<?>) each)));
    Evaluation evaluation =
        Metrics.of("bleu", Map.of("tokenize", "none", "smooth", "none"))
            .evaluate(
                Table.of(Side.TRUTH, "text", List.of(references)),
                Table.of(Side.PREDICTION, "text", List.of(joined((List<?>) one.present("hyp")))));
    row(one, "bleu / 100", one.get("expected"), evaluation.value() / 100, "tokens as given");
  }

  private static String joined(List<?> words) {
    return String.join(" ", words.stream().map(String::valueOf).toList());
  }

  private void sacre(Case one, boolean raw) {
    Map<String, String> options =
        raw
            ? Map.of("tokenize", "none", "smooth", "floor", "floor", "0.01")
            : Map.of("tokenize", String.valueOf(one.getOr("tokenize", "13a")));
    List<?> streams = (List<?>) one.present("refs_streams");
    List<?> hypotheses = (List<?>) one.present("hyps");
    List<List<Object>> references = new ArrayList<>();
    for (int i = 0; i < hypotheses.size(); i++) {
      List<Object> of = new ArrayList<>();
      for (Object stream : streams) {
        of.add(((List<?>) stream).get(i));
      }
      references.add(of);
    }
    Evaluation evaluation =
        Metrics.of("bleu", options)
            .evaluate(
                Table.of(Side.TRUTH, "text", references),
                Table.of(Side.PREDICTION, "text", hypotheses));
    row(one, "bleu", one.get("expected"), evaluation.value(), "");
    for (String figure : List.of("counts", "totals", "precisions", "bp", "sys_len", "ref_len")) {
      if (one.has(figure)) {
        row(one, "bleu " + figure, one.get(figure), evaluation.details().get(figure), "");
      }
    }
  }

  private void f1(Case one) {
    Map<String, Object> details =
        Metrics.of("macro-f1", Map.of())
            .evaluate(one.table(Side.TRUTH, "y", "label"), one.table(Side.PREDICTION, "p", "label"))
            .details();
    one.expected().forEach((figure, value) -> nested(one, figure, value, details.get(figure)));
  }

  private void nested(Case one, String path, @Nullable Object wanted, @Nullable Object got) {
    if (wanted instanceof Map<?, ?> map && got instanceof Map<?, ?> found) {
      map.forEach((key, value) -> nested(one, path + " " + key, value, found.get(key)));
    } else {
      row(one, "f1 " + path, wanted, got, "");
    }
  }

  private void ranking(Case one) {
    for (String metric : List.of("roc_auc", "average_precision")) {
      Object got = null;
      String note = "";
      try {
        got =
            Metrics.of(metric, Map.of())
                .evaluate(
                    one.table(Side.TRUTH, "y", "label"),
                    one.table(Side.PREDICTION, "scores", "score"))
                .value();
      } catch (BadDataException refused) {
        note = "refused: " + refused.rule();
      }
      row(one, metric.replace('_', '-'), one.expected().get(metric), got, note);
    }
  }

  private void logs(Case one) {
    Map<String, String> names =
        Map.of("log_rmse", "log-rmse", "rmsle_log1p", "rmsle", "d2l_clipped", "log-rmse");
    one.expected()
        .forEach(
            (figure, wanted) -> {
              Map<String, String> options =
                  figure.equals("d2l_clipped") ? Map.of("clip", "1:") : Map.of();
              Object got = null;
              String note = options.isEmpty() ? "" : "with --clip 1:";
              try {
                got =
                    Metrics.of(names.getOrDefault(figure, figure), options)
                        .evaluate(
                            one.table(Side.TRUTH, "y", "value"),
                            one.table(Side.PREDICTION, "p", "value"))
                        .value();
              } catch (BadDataException refused) {
                note = "refused: " + refused.rule();
              }
              row(one, names.getOrDefault(figure, figure), wanted, got, note);
            });
  }

  private void iou(Case one) {
    Map<String, String> options =
        one.get("ignore_index") == null
            ? Map.of("classes", one.present("classes").toString())
            : Map.of(
                "classes", one.present("classes").toString(),
                "ignore", one.present("ignore_index").toString());
    Evaluation evaluation =
        Metrics.of("miou", options)
            .evaluate(one.table(Side.TRUTH, "y", "map"), one.table(Side.PREDICTION, "p", "map"));
    Map<String, Object> details = evaluation.details();
    one.expected()
        .forEach(
            (figure, value) -> {
              boolean score = figure.equals("miou_present");
              row(
                  one,
                  "miou" + (score ? "" : " " + figure),
                  value,
                  score ? evaluation.value() : details.get(figure),
                  "");
            });
  }

  private void accuracy(Case one) {
    Evaluation evaluation =
        Metrics.of("accuracy", Map.of())
            .evaluate(
                one.table(Side.TRUTH, "y", "label"), one.table(Side.PREDICTION, "p", "label"));
    row(one, "accuracy", one.expected().get("accuracy"), evaluation.value(), "");
    if (one.expects("correct")) {
      row(
          one,
          "accuracy correct",
          one.expected().get("correct"),
          evaluation.details().get("correct"),
          "");
    }
  }

  private void topK(Case one) {
    one.expected()
        .forEach(
            (figure, wanted) -> {
              if (figure.startsWith("pessimistic_top")) {
                String k = figure.substring("pessimistic_top".length());
                Evaluation evaluation =
                    Metrics.of("top-k", Map.of("k", k))
                        .evaluate(
                            one.table(Side.TRUTH, "y", "label"),
                            one.table(Side.PREDICTION, "scores", "scores"));
                row(one, "top-k k=" + k, wanted, evaluation.value(), "ties pessimistic");
              }
            });
  }

  private void row(
      Case one, String metric, @Nullable Object wanted, @Nullable Object got, String note) {
    rows.add(new Row(file, one.name(), metric, wanted, got, tolerance, note));
  }

  /** One case as it is written. */
  private record Case(Map<?, ?> fields) {

    String name() {
      return String.valueOf(getOr("name", "tags"));
    }

    boolean has(String field) {
      return fields.containsKey(field);
    }

    @Nullable Object get(String field) {
      return fields.get(field);
    }

    Object getOr(String field, Object otherwise) {
      Object value = fields.get(field);
      return value == null ? otherwise : value;
    }

    Object present(String field) {
      return Objects.requireNonNull(fields.get(field), field);
    }

    boolean expects(String figure) {
      return get("expected") instanceof Map<?, ?> map && map.containsKey(figure);
    }

    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> expected() {
      return (Map<String, @Nullable Object>) present("expected");
    }

    Table table(Side side, String field, String column) {
      return Table.of(side, column, (List<?>) present(field));
    }
  }
}
