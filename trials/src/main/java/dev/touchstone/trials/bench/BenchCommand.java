package dev.touchstone.trials.bench;

import dev.touchstone.trials.Database;
import dev.touchstone.trials.Platform;
import dev.touchstone.trials.bench.Ratio.Figure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "bench", description = "Measures a running throwaway server.")
public final class BenchCommand implements Callable<Integer> {

  private static final int ROUNDS = 21;
  private static final int QUICK_ROUNDS = 5;
  private static final int READINGS = 20;

  @Option(names = "--server", required = true)
  private URI server = URI.create("");

  @Option(names = "--data", required = true, description = "The server's data folder.")
  private Path data = Path.of("");

  @Option(names = "--image", required = true, description = "The sandbox image.")
  private String image = "";

  @Option(names = "--root", required = true, description = "The image unpacked, /proc mounted.")
  private Path root = Path.of("");

  @Option(names = "--seccomp", required = true, description = "The wall's list of system calls.")
  private Path seccomp = Path.of("");

  @Option(names = "--json", description = "Where the results go, with every single figure.")
  private @Nullable Path json;

  @Option(names = "--chart", description = "Where the picture goes.")
  private @Nullable Path chart;

  @Option(names = "--quick")
  private boolean quick;

  @Parameters(paramLabel = "NAME", description = "a to h, borderline; all if none is given.")
  private List<String> names = List.of();

  @Spec private CommandSpec spec;

  private final String begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final List<Ratio> ratios = new ArrayList<>();
  private Map<String, Figure> phases = Map.of();
  private Borderline.@Nullable Result borderline;

  @Override
  public Integer call() throws IOException {
    Database database = Database.in(data);
    database.liftLimits();
    var place =
        new Place(
            new Platform(server),
            database,
            database.exercisePage(Place.EXERCISE),
            new Python(root, image),
            image,
            quick ? QUICK_ROUNDS : ROUNDS,
            quick,
            spec.commandLine().getOut());
    place.say(machine());
    measure(place);
    return 0;
  }

  private void measure(Place place) throws IOException {
    warmUp(place);
    place.say(
        "    what                           against                        ours     theirs    ratio"
            + "    p95   target");
    if (wanted("a")) {
      List<Ratio> tiny = Latency.measure(place, "a", Task.TINY, 0.10, 0.10);
      tell(place, tiny.stream().map(ratio -> ratio.withP95(0.2)).toList());
    }
    if (wanted("b")) {
      tell(place, Latency.measure(place, "b", Task.TRAINING, 0.60, 0.55));
    }
    if (wanted("c")) {
      tell(place, Latency.measure(place, "c", Task.NUMPY, 1.05, 0.95));
    }
    if (wanted("d")) {
      tell(place, List.of(Cases.measure(place)));
    }
    if (wanted("e")) {
      tell(place, Burst.measure(place, Task.NUMPY));
      tell(place, Burst.measure(place, Task.TRAINING));
    }
    if (wanted("f")) {
      tell(place, List.of(Throughput.measure(place)));
    }
    if (wanted("g")) {
      tell(place, List.of(Wall.measure(place, seccomp)));
    }
    if (wanted("h")) {
      tellPhases(place);
    }
    if (wanted("borderline")) {
      borderline = new Borderline(place).measure();
      keep(place);
    }
  }

  private boolean wanted(String name) {
    return names.isEmpty() || names.contains(name);
  }

  /** What the server has not done often, it does slowly; one that is in use has done it often. */
  private static void warmUp(Place place) {
    for (int i = 0; i < ROUNDS; i++) {
      place.read(place.submit(Task.TINY), READINGS);
    }
  }

  private void tell(Place place, List<Ratio> found) throws IOException {
    ratios.addAll(found);
    found.forEach(ratio -> place.say(ratio.line()));
    keep(place);
  }

  /** After each measurement, so that what is interrupted was not for nothing. */
  private void keep(Place place) throws IOException {
    if (json != null) {
      var results = new Results(begun, machine(), place.rounds(), ratios, phases, borderline);
      Files.writeString(json, json(results));
    }
    if (chart != null) {
      Files.writeString(chart, Chart.of(ratios));
    }
  }

  private void tellPhases(Place place) throws IOException {
    Map<String, Figure> found = new LinkedHashMap<>();
    Way.measure(place)
        .forEach(
            (phase, sample) -> {
              found.put(phase, Figure.of(sample));
              place.say(
                  String.format(
                      Locale.ROOT,
                      "h   %-12s median %7.1f ms   p95 %7.1f ms%s",
                      phase,
                      sample.median(),
                      sample.p95(),
                      phase.equals("around") ? "   target 50, p95 150" : ""));
            });
    phases = found;
    keep(place);
  }

  private static String machine() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown");
    String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
    return "%d processors (%s), %d GiB, Linux %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            Math.round(Long.parseLong(memory) / 1048576.0),
            System.getProperty("os.version"));
  }

  private static String json(Results results) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(results);
  }
}
