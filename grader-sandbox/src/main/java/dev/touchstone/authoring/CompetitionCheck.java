package dev.touchstone.authoring;

import dev.touchstone.baseline.Baselines;
import dev.touchstone.datafile.DataSheet;
import dev.touchstone.datafile.PictureSheet;
import dev.touchstone.datafile.Sources;
import dev.touchstone.dataset.Generated;
import dev.touchstone.grading.Target;
import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.Content;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Metrics;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Split;
import dev.touchstone.metric.Split.Shares;
import dev.touchstone.metric.Table;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What would make a competition unfair or impossible, told before anybody sees it: rows without
 * truth, ids that are there twice, a class that one side of the split lacks, a metric that does not
 * fit what is predicted, and columns that give the answer away.
 */
public final class CompetitionCheck {

  private static final String FILE = "competition.yaml";
  private static final String COMPETITIONS = "competitions";
  private static final long SEED = 1;

  /** As it is written; what is left out is null. */
  private record Written(
      Data data, double trainShare, double publicShare, String metric, String baseline) {

    private record Data(
        @Nullable String file,
        @Nullable String sha256,
        @Nullable Integer classes,
        @Nullable String generated,
        @Nullable Long seed,
        @Nullable String splitBy,
        @Nullable String labels,
        @Nullable String text,
        @Nullable Boolean optional) {

      int count() {
        return classes == null ? 0 : classes;
      }
    }
  }

  private final Folder folder;
  private final Path path;
  private final Path sets;
  private final Problems problems = new Problems();

  private CompetitionCheck(Path path, Path sets) {
    this.folder = new Folder(path);
    this.path = path;
    this.sets = sets;
  }

  /**
   * Of all competitions of a course.
   *
   * @param course the folder with {@code competitions} in it, if there are any
   * @param sets where data sets lie that come with no competition
   */
  public static List<Problem> of(Path course, Path sets) {
    List<Problem> all = new ArrayList<>();
    for (Path each : folders(course.resolve(COMPETITIONS))) {
      String below = COMPETITIONS + "/" + each.getFileName() + "/";
      for (Problem problem : new CompetitionCheck(each, sets).run()) {
        all.add(new Problem(below + problem.file(), problem.line(), problem.message()));
      }
    }
    return all;
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Problem> run() {
    for (String name : List.of("statement.zh.md", "statement.en.md", "starter.py")) {
      folder.text(name, problems);
    }
    String text = folder.text(FILE, problems);
    YamlFile yaml = text == null ? null : YamlFile.read(FILE, text, "competition", problems);
    if (yaml != null) {
      check(yaml, yaml.as(Written.class));
    }
    return problems.found();
  }

  private void check(YamlFile yaml, Written written) {
    if (Baselines.find(written.baseline).isEmpty()) {
      problems.add(FILE, yaml.line("/baseline"), "comp_baseline", written.baseline);
    }
    if (written.trainShare + written.publicShare >= 1) {
      problems.add(FILE, yaml.line("/public-share"), "comp_shares");
      return;
    }
    Metric metric = metric(yaml, written);
    byte[] data = data(yaml, written.data);
    if (metric != null && data != null) {
      try {
        if (PictureSheet.isArchive(data)) {
          check(yaml, written, metric, PictureSheet.read(data));
        } else {
          check(yaml, written, metric, DataSheet.read(data));
        }
      } catch (BadDataException bad) {
        problems.add(new Problem(name(written.data), bad.place().line(), bad.text()));
      }
    }
  }

  private @Nullable Metric metric(YamlFile yaml, Written written) {
    int line = yaml.line("/metric");
    try {
      Metric metric = Metrics.ofLine(written.metric, written.data.count());
      Content content = metric.columns().getFirst().content();
      int classes = written.data.count();
      boolean fits =
          switch (content) {
            case LABEL -> classes > 0 && !metric.id().equals("top-k");
            case BINARY -> classes == 2;
            case NUMBER -> classes == 0;
            case BOXES -> classes > 0;
            default -> false;
          };
      if (!fits) {
        problems.add(FILE, line, "comp_metric_fit", metric.id());
        return null;
      }
      return metric;
    } catch (IllegalArgumentException e) {
      problems.add(FILE, line, "comp_metric", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static String name(Written.Data data) {
    return data.file != null ? data.file : String.valueOf(data.generated);
  }

  private byte @Nullable [] data(YamlFile yaml, Written.Data data) {
    if ((data.file == null) == (data.generated == null)) {
      problems.add(FILE, yaml.line("/data"), "comp_data");
      return null;
    }
    if (data.generated != null) {
      byte[] drawn = Generated.find(data.generated, data.seed == null ? 0 : data.seed).orElse(null);
      if (drawn == null) {
        problems.add(
            FILE,
            yaml.line("/data/generated"),
            "comp_generated",
            data.generated,
            Generated.names());
      }
      return drawn;
    }
    return file(yaml, data, String.valueOf(data.file));
  }

  private byte @Nullable [] file(YamlFile yaml, Written.Data data, String name) {
    try {
      byte[] found = bytes(name);
      if (data.sha256 != null && !sha256(found).equals(data.sha256)) {
        problems.add(FILE, yaml.line("/data/sha256"), "comp_sha256", name);
        return null;
      }
      String labels = data.labels;
      return labels == null
          ? Sources.table(found, "codes".equals(data.text))
          : Sources.pictures(found, bytes(labels));
    } catch (BadDataException bad) {
      problems.add(new Problem(name, bad.place().line(), bad.text()));
      return null;
    } catch (IOException e) {
      // What is named by its checksum comes from the operator and need not be there yet.
      if (data.sha256 == null && !Boolean.TRUE.equals(data.optional)) {
        problems.add(FILE, yaml.line("/data/file"), "comp_file", name, sets);
      }
      return null;
    }
  }

  private byte[] bytes(String name) throws IOException {
    Path own = path.resolve(name).normalize();
    boolean comesAlong = own.startsWith(path.normalize()) && Files.isRegularFile(own);
    return Files.readAllBytes(comesAlong ? own : sets.resolve(name));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(YamlFile yaml, Written written, Metric metric, DataSheet sheet) {
    Written.Data data = written.data;
    int classes = data.count();
    if (metric.columns().getFirst().content() == Content.BOXES) {
      problems.add(FILE, yaml.line("/metric"), "comp_metric_pictures", metric.id());
      return;
    }
    Tensor y = classes == 0 ? sheet.numbers() : sheet.classes(classes);
    sheet.x();
    checkTruth(metric, y);
    checkSplit(yaml, written, sheet, y);
    for (Leaks.Leak leak : new Leaks(sheet, y, classes > 0).found()) {
      problems.add(name(data), 0, leak.key(), leak.column());
    }
  }

  private void check(YamlFile yaml, Written written, Metric metric, PictureSheet sheet) {
    int classes = written.data.count();
    boolean boxes = metric.columns().getFirst().content() == Content.BOXES;
    if (boxes != (sheet.boxes() != null)) {
      problems.add(FILE, yaml.line("/metric"), "comp_metric_pictures", metric.id());
      return;
    }
    Shares shares = new Shares(written.trainShare, written.publicShare);
    if (!boxes) {
      checkShares(yaml, shares, sheet.labels(classes), classes);
      return;
    }
    Target.Boxes target =
        new Target.Boxes(
            sheet.boxes(classes), sheet.size(), sheet.width(), sheet.height(), classes);
    if (!target.hasAllClasses()) {
      problems.add(FILE, yaml.line("/data"), "comp_class_nowhere", classes);
    }
  }

  /** Whoever predicts the truth itself has to be scored. */
  private static void checkTruth(Metric metric, Tensor y) {
    List<Object> cells = new ArrayList<>();
    for (double value : y.data()) {
      cells.add(y.dtype().isFloating() ? (Object) value : (Object) (long) value);
    }
    metric.evaluate(
        Table.of(Side.TRUTH, "value", cells), Table.of(Side.PREDICTION, "value", cells));
  }

  private void checkSplit(YamlFile yaml, Written written, DataSheet sheet, Tensor y) {
    Shares shares = new Shares(written.trainShare, written.publicShare);
    String by = written.data.splitBy;
    int classes = written.data.count();
    if (by != null && !sheet.features().contains(by)) {
      problems.add(FILE, yaml.line("/data/split-by"), "comp_split_by", by);
      return;
    }
    if (classes > 0 && by == null) {
      checkShares(yaml, shares, y, classes);
      return;
    }
    try {
      Split split =
          by == null
              ? Split.drawn(y.size(), shares, SEED)
              : Split.byTime(sheet.column(by), shares, SEED);
      if (classes > 0) {
        checkClasses(yaml, split, y, classes);
      }
    } catch (IllegalArgumentException e) {
      problems.add(FILE, yaml.line("/train-share"), "comp_split", String.valueOf(e.getMessage()));
    }
  }

  /** Each class is split by itself; a part that rounds to nothing lacks it. */
  private void checkShares(YamlFile yaml, Shares shares, Tensor y, int classes) {
    for (int c = 0; c < classes; c++) {
      int label = c;
      long rows = Arrays.stream(y.data()).filter(value -> value == label).count();
      long train = Math.round(rows * shares.train());
      long shown = Math.round(rows * (shares.train() + shares.shown())) - train;
      report(yaml, c, train == 0, "comp_part_training");
      report(yaml, c, shown == 0, "comp_part_public");
      report(yaml, c, rows - train - shown == 0, "comp_part_private");
    }
  }

  private void checkClasses(YamlFile yaml, Split split, Tensor y, int classes) {
    Set<Double> train = labels(y, split.train());
    Set<Double> shown = labels(y, pick(split.test(), split.shown()));
    Set<Double> kept = labels(y, pick(split.test(), split.kept()));
    for (int c = 0; c < classes; c++) {
      report(yaml, c, !train.contains((double) c), "comp_part_training");
      report(yaml, c, !shown.contains((double) c), "comp_part_public");
      report(yaml, c, !kept.contains((double) c), "comp_part_private");
    }
  }

  private void report(YamlFile yaml, int label, boolean missing, String part) {
    if (missing) {
      Text name = Problems.text(part);
      Text zh = Problems.text("comp_class", label, name.zh());
      Text en = Problems.text("comp_class", label, name.en());
      problems.add(new Problem(FILE, yaml.line("/data"), new Text(zh.zh(), en.en())));
    }
  }

  private static int[] pick(int[] rows, int[] positions) {
    return Arrays.stream(positions).map(position -> rows[position]).toArray();
  }

  private static Set<Double> labels(Tensor y, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> y.data()[row]).collect(Collectors.toSet());
  }
}
