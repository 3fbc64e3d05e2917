package dev.touchstone.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All the metrics there are, by the names they have in files and on the command line. */
public final class Metrics {

  /**
   * A metric that is not made yet.
   *
   * @param options the names of what can be chosen
   */
  public record Recipe(String id, Set<String> options, Function<Options, Metric> maker) {

    Metric make(Map<String, String> chosen) {
      Options values = new Options(chosen);
      values.checkOnly(id, options);
      return maker.apply(values);
    }
  }

  private static final Set<String> CLASSES = Set.of("labels", "classes");

  private static final List<Recipe> ALL =
      List.of(
          new Recipe("accuracy", CLASSES, o -> new Accuracy(o.labels())),
          new Recipe(
              "top-k",
              Set.of("k", "labels", "classes"),
              o -> new TopK(o.integer("k", 5), o.labels())),
          new Recipe("micro-f1", CLASSES, o -> new F1(F1.Average.MICRO, o.labels())),
          new Recipe("macro-f1", CLASSES, o -> new F1(F1.Average.MACRO, o.labels())),
          new Recipe("weighted-f1", CLASSES, o -> new F1(F1.Average.WEIGHTED, o.labels())),
          new Recipe(
              "span-f1",
              Set.of("scheme", "strict", "average", "ignore-case"),
              o ->
                  new SpanF1(
                      o.choice("scheme", Scheme.AUTO, Scheme.class),
                      o.flag("strict"),
                      isMacro(o.text("average", "micro")),
                      o.flag("ignore-case"))),
          new Recipe(
              "roc-auc",
              Set.of("positive"),
              o -> new Ranking(Ranking.Kind.ROC_AUC, o.text("positive", ""))),
          new Recipe(
              "average-precision",
              Set.of("positive"),
              o -> new Ranking(Ranking.Kind.AVERAGE_PRECISION, o.text("positive", ""))),
          regression(Regression.Kind.LOG_RMSE, "log-rmse"),
          regression(Regression.Kind.RMSLE, "rmsle"),
          regression(Regression.Kind.MSE, "mse"),
          regression(Regression.Kind.MAE, "mae"),
          regression(Regression.Kind.RMSE, "rmse"),
          regression(Regression.Kind.R2, "r2"),
          new Recipe(
              "miou",
              Set.of("classes", "ignore"),
              o ->
                  new MeanIou(
                      o.integer("classes", 0),
                      o.values().containsKey("ignore") ? o.integer("ignore", 0) : null)),
          new Recipe("coco-map", Set.of("id-zero"), o -> new CocoMap(isNoMatch(o))),
          new Recipe("perplexity", Set.of(), o -> new TokenPerplexity()),
          new Recipe(
              "bleu",
              Set.of("tokenize", "smooth", "floor"),
              o ->
                  new Bleu(
                      tokenizer(o.text("tokenize", "13a")),
                      o.choice("smooth", Bleu.Smoothing.EXP, Bleu.Smoothing.class),
                      o.number("floor", 0.1))),
          new Recipe("d2l-bleu", Set.of("k"), o -> new D2lBleu(o.integer("k", 4))),
          rouge(Rouge.Kind.ROUGE_1, "rouge-1"),
          rouge(Rouge.Kind.ROUGE_2, "rouge-2"),
          rouge(Rouge.Kind.ROUGE_L, "rouge-l"),
          new Recipe("wer", Set.of(), o -> new ErrorRate(true)),
          new Recipe("cer", Set.of(), o -> new ErrorRate(false)),
          new Recipe(
              "uas",
              Set.of("ignore-relations"),
              o -> new Attachment(false, Set.copyOf(o.list("ignore-relations")))),
          new Recipe(
              "las",
              Set.of("ignore-relations"),
              o -> new Attachment(true, Set.copyOf(o.list("ignore-relations")))));

  /** Other names that people write. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("map", "coco-map"),
          Map.entry("coco", "coco-map"),
          Map.entry("topk", "top-k"),
          Map.entry("top-k-accuracy", "top-k"),
          Map.entry("f1", "macro-f1"),
          Map.entry("f1-micro", "micro-f1"),
          Map.entry("f1-macro", "macro-f1"),
          Map.entry("f1-weighted", "weighted-f1"),
          Map.entry("auc", "roc-auc"),
          Map.entry("ap", "average-precision"),
          Map.entry("logrmse", "log-rmse"),
          Map.entry("mean-iou", "miou"),
          Map.entry("sacrebleu", "bleu"),
          Map.entry("bleu-d2l", "d2l-bleu"),
          Map.entry("rouge1", "rouge-1"),
          Map.entry("rouge2", "rouge-2"),
          Map.entry("rougel", "rouge-l"));

  private Metrics() {}

  public static List<Recipe> all() {
    return ALL;
  }

  /** Every metric as it is without options. */
  public static List<Metric> plain() {
    List<Metric> metrics = new ArrayList<>();
    ALL.forEach(recipe -> metrics.add(recipe.make(Map.of())));
    return metrics;
  }

  /** By its id, or another name for it; case and _ for - don't matter. */
  public static Optional<Recipe> find(String name) {
    String id = name.toLowerCase(Locale.ROOT).replace('_', '-');
    String known = ALIASES.getOrDefault(id, id);
    return ALL.stream().filter(recipe -> recipe.id().equals(known)).findFirst();
  }

  /**
   * @throws IllegalArgumentException if there is no such metric, or it has no such option
   */
  public static Metric of(String name, Map<String, String> options) {
    return find(name)
        .orElseThrow(
            () -> new IllegalArgumentException("There is no metric " + name + ": " + ids()))
        .make(options);
  }

  /**
   * A metric as it is written in a {@code competition.yaml}: {@code log-rmse --clip 1000:1e8}.
   *
   * @param classes how many there are, for a metric that can be told; 0 if there are none
   * @throws IllegalArgumentException if there is no such metric, or it has no such option
   */
  public static Metric ofLine(String line, int classes) {
    String[] words = line.strip().split("\\s+");
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      if (!words[i].startsWith("--")) {
        throw new IllegalArgumentException("an option is expected, not " + words[i]);
      }
      boolean flag = i + 1 == words.length || words[i + 1].startsWith("--");
      options.put(words[i].substring(2), flag ? "true" : words[++i]);
    }
    boolean told = options.containsKey("classes") || options.containsKey("labels");
    if (classes > 0
        && !told
        && find(words[0]).filter(each -> each.options().contains("classes")).isPresent()) {
      options.put("classes", String.valueOf(classes));
    }
    return of(words[0], options);
  }

  public static String ids() {
    return ALL.stream().map(Recipe::id).collect(Collectors.joining(", "));
  }

  private static Recipe regression(Regression.Kind kind, String id) {
    return new Recipe(id, Set.of("clip"), o -> new Regression(kind, o.range()));
  }

  private static Recipe rouge(Rouge.Kind kind, String id) {
    return new Recipe(
        id,
        Set.of("tokenize"),
        o ->
            new Rouge(
                kind,
                switch (o.text("tokenize", "latin")) {
                  case "latin" -> false;
                  case "char" -> true;
                  default -> throw new IllegalArgumentException("tokenize is latin or char");
                }));
  }

  private static boolean isMacro(String average) {
    return switch (average) {
      case "micro" -> false;
      case "macro" -> true;
      default -> throw new IllegalArgumentException("average is micro or macro, not " + average);
    };
  }

  private static boolean isNoMatch(Options options) {
    return switch (options.text("id-zero", "counts")) {
      case "counts" -> false;
      case "no-match" -> true;
      default -> throw new IllegalArgumentException("id-zero is counts or no-match");
    };
  }

  private static Tokenizer tokenizer(String name) {
    return Tokenizer.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tokenize is 13a, intl, zh, char or none, not " + name));
  }
}
