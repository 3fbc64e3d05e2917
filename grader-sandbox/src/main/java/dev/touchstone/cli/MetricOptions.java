package dev.touchstone.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be chosen about some metrics; each says itself which of these it has. */
final class MetricOptions {

  @Option(names = "--k", paramLabel = "K", description = "top-k: 5; d2l-bleu: 4.")
  private @Nullable String k;

  @Option(
      names = "--classes",
      paramLabel = "K",
      description = "Classes are 0 to K-1 (accuracy, F1, top-k, miou).")
  private @Nullable String classes;

  @Option(
      names = "--labels",
      paramLabel = "A,B,…",
      description = "The classes by name; nothing else may be predicted.")
  private @Nullable String labels;

  @Option(
      names = "--clip",
      paramLabel = "LOW:HIGH",
      description = "What predicted numbers are clipped to first; either may be left out.")
  private @Nullable String clip;

  @Option(names = "--positive", paramLabel = "LABEL", description = "roc-auc, average-precision.")
  private @Nullable String positive;

  @Option(names = "--ignore", paramLabel = "LABEL", description = "miou: pixels not scored.")
  private @Nullable String ignore;

  @Option(
      names = "--scheme",
      paramLabel = "NAME",
      description = "span-f1: auto, bio, bmes, bmeso or bioes.")
  private @Nullable String scheme;

  @Option(names = "--strict", description = "span-f1: only spans written as the scheme wants it.")
  private boolean strict;

  @Option(names = "--ignore-case", description = "span-f1: B-per is B-PER.")
  private boolean ignoreCase;

  @Option(names = "--average", paramLabel = "NAME", description = "span-f1: micro or macro.")
  private @Nullable String average;

  @Option(
      names = "--tokenize",
      paramLabel = "NAME",
      description = "bleu: 13a, intl, zh, char or none; ROUGE: latin or char.")
  private @Nullable String tokenize;

  @Option(names = "--smooth", paramLabel = "NAME", description = "bleu: exp, floor or none.")
  private @Nullable String smooth;

  @Option(names = "--floor", paramLabel = "X", description = "bleu with --smooth floor: 0.1.")
  private @Nullable String floor;

  @Option(
      names = "--ignore-relations",
      paramLabel = "A,B,…",
      description = "uas, las: words not scored.")
  private @Nullable String ignoreRelations;

  @Option(
      names = "--id-zero",
      paramLabel = "RULE",
      description = "coco-map: counts, or no-match as pycocotools has it.")
  private @Nullable String idZero;

  Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    put(chosen, "k", k);
    put(chosen, "classes", classes);
    put(chosen, "labels", labels);
    put(chosen, "clip", clip);
    put(chosen, "positive", positive);
    put(chosen, "ignore", ignore);
    put(chosen, "scheme", scheme);
    put(chosen, "strict", strict ? "true" : null);
    put(chosen, "ignore-case", ignoreCase ? "true" : null);
    put(chosen, "average", average);
    put(chosen, "tokenize", tokenize);
    put(chosen, "smooth", smooth);
    put(chosen, "floor", floor);
    put(chosen, "ignore-relations", ignoreRelations);
    put(chosen, "id-zero", idZero);
    return chosen;
  }

  private static void put(Map<String, String> chosen, String name, @Nullable String value) {
    if (value != null) {
      chosen.put(name, value);
    }
  }
}
