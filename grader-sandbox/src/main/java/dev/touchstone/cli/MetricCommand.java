package dev.touchstone.cli;

import dev.touchstone.datafile.DataFiles;
import dev.touchstone.datafile.MetricCases;
import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.metric.Data;
import dev.touchstone.metric.Evaluation;
import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Metrics;
import dev.touchstone.metric.Side;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code metric}: a score from two files, without server, database and sandbox. */
@Command(
    name = "metric",
    description = "Scores a prediction, lists the metrics, or runs cases with known figures.",
    mixinStandardHelpOptions = true)
final class MetricCommand implements Callable<Integer> {

  private static final long MOST_BYTES = 512L << 20;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Lists all where it is left out.")
  private @Nullable String name;

  @Option(names = "--truth", paramLabel = "FILE", description = "What is right.")
  private @Nullable Path truth;

  @Option(names = "--prediction", paramLabel = "FILE", description = "What was predicted.")
  private @Nullable Path prediction;

  @Option(names = "--cases", paramLabel = "DIR", description = "Runs all cases of a folder.")
  private @Nullable Path cases;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private MetricOptions options = new MetricOptions();

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Override
  public Integer call() throws IOException {
    int exit = cases != null ? compare(cases) : name == null ? list() : score(metric(name));
    out().flush();
    return exit;
  }

  private Metric metric(String id) {
    try {
      return Metrics.of(id, options.chosen());
    } catch (IllegalArgumentException e) {
      throw wrongUse(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrongUse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private int score(Metric metric) {
    if (truth == null || prediction == null) {
      throw wrongUse("Both --truth and --prediction are needed.");
    }
    try {
      Data real = read(metric, Side.TRUTH, truth);
      Evaluation evaluation = metric.evaluate(real, read(metric, Side.PREDICTION, prediction));
      tell(metric, evaluation);
      return 0;
    } catch (BadDataException bad) {
      if (json) {
        out().println(JsonMapper.shared().writeValueAsString(Map.of("error", told(bad))));
      }
      spec.commandLine().getErr().println("touchstone: " + bad.text().in(Cli.locale()));
      return Cli.WRONG_USE;
    }
  }

  private Data read(Metric metric, Side side, Path file) {
    try {
      return DataFiles.read(
          metric, side, file.getFileName().toString(), DataFiles.bytes(file, side, MOST_BYTES));
    } catch (IOException e) {
      throw wrongUse("Cannot read " + file + ".");
    }
  }

  private static Map<String, Object> told(BadDataException bad) {
    Place place = bad.place();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("rule", bad.rule());
    told.put("side", place.side().name().toLowerCase(Locale.ROOT));
    if (place.row() > 0) {
      told.put("row", place.row());
    }
    if (place.line() > 0) {
      told.put("line", place.line());
    }
    if (!place.column().isEmpty()) {
      told.put("column", place.column());
    }
    told.put("message", bad.text().in(Cli.locale()));
    return told;
  }

  private void tell(Metric metric, Evaluation evaluation) {
    double value = evaluation.value();
    Interval interval = evaluation.interval();
    Map<String, Object> details = evaluation.details();
    if (json) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("metric", metric.id());
      told.put("value", value);
      told.put("direction", direction(metric));
      told.put("interval", List.of(interval.low(), interval.high()));
      told.put("units", evaluation.units());
      told.put("details", details);
      out().println(JsonMapper.shared().writeValueAsString(told));
      return;
    }
    out().println(metric.title().in(Cli.locale()) + "  " + value);
    out().println("95 %  " + interval.low() + " … " + interval.high());
    details.forEach((key, detail) -> out().println("  " + key + "  " + shown(detail)));
  }

  private static String shown(Object detail) {
    return detail instanceof Map || detail instanceof List
        ? JsonMapper.shared().writeValueAsString(detail)
        : String.valueOf(detail);
  }

  private static String direction(Metric metric) {
    return metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? "higher" : "lower";
  }

  private int list() {
    if (truth != null || prediction != null) {
      throw wrongUse("Which metric? There are " + Metrics.ids() + ".");
    }
    if (json) {
      out()
          .println(
              JsonMapper.shared()
                  .writeValueAsString(
                      Metrics.all().stream().map(MetricCommand::described).toList()));
      return 0;
    }
    for (Metrics.Recipe recipe : Metrics.all()) {
      Metric metric = Metrics.of(recipe.id(), Map.of());
      out()
          .printf(
              "%-18s %-7s %s%s%n",
              recipe.id(),
              direction(metric),
              metric.title().in(Cli.locale()),
              recipe.options().isEmpty() ? "" : "  --" + String.join(" --", sorted(recipe)));
    }
    return 0;
  }

  private static List<String> sorted(Metrics.Recipe recipe) {
    return recipe.options().stream().sorted().toList();
  }

  private static Map<String, Object> described(Metrics.Recipe recipe) {
    Metric metric = Metrics.of(recipe.id(), Map.of());
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("id", recipe.id());
    described.put("title", metric.title());
    described.put("direction", direction(metric));
    described.put("formula", metric.formula());
    described.put("columns", metric.columns());
    described.put("options", sorted(recipe));
    return described;
  }

  private int compare(Path folder) throws IOException {
    List<MetricCases.Row> rows = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Path file : files(folder)) {
      String fileName = file.getFileName().toString();
      List<MetricCases.Row> found = MetricCases.compare(fileName, Files.readString(file));
      rows.addAll(found);
      if (found.isEmpty()) {
        others.add(fileName);
      }
    }
    if (rows.isEmpty()) {
      throw wrongUse("There are no cases in " + folder + ".");
    }
    long equal = rows.stream().filter(MetricCases.Row::agrees).count();
    if (json) {
      out().println(JsonMapper.shared().writeValueAsString(summary(rows, equal, others)));
    } else {
      rows.forEach(this::print);
      others.forEach(file -> out().println("–  " + file + ": no cases of a metric"));
      out().printf("%d of %d figures agree%n", equal, rows.size());
    }
    return equal == rows.size() ? 0 : Cli.WORK_FAILED;
  }

  private List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw wrongUse(folder + " is no folder.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Map<String, Object> summary(
      List<MetricCases.Row> rows, long equal, List<String> others) {
    List<Map<String, Object>> told = new ArrayList<>();
    for (MetricCases.Row row : rows) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("file", row.file());
      one.put("case", row.name());
      one.put("metric", row.metric());
      one.put("expected", row.expected() == null ? "undefined" : row.expected());
      one.put("got", row.got() == null ? "undefined" : row.got());
      one.put("equal", row.agrees());
      one.put("note", row.note());
      told.add(one);
    }
    return Map.of("equal", equal, "total", rows.size(), "figures", told, "without_cases", others);
  }

  private void print(MetricCases.Row row) {
    out()
        .printf(
            "%s %-20s %-42s %-32s %-24s %-24s %s%n",
            row.agrees() ? "✓" : "✗",
            row.file(),
            row.name(),
            row.metric(),
            row.expected(),
            row.got(),
            row.note());
  }
}
