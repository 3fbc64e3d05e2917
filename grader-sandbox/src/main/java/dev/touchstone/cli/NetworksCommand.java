package dev.touchstone.cli;

import dev.touchstone.network.Network;
import dev.touchstone.network.Networks;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code networks}: builds each and holds it against what was published of it. */
@Command(
    name = "networks",
    description = "Builds the networks of the lectures and compares them with published figures.",
    subcommands = TrainCommand.class,
    mixinStandardHelpOptions = true)
final class NetworksCommand implements Callable<Integer> {

  record Entry(
      String id,
      Text title,
      List<String> inputs,
      List<String> outputs,
      long parameters,
      List<Figure> published,
      boolean agrees) {

    static Entry of(Summary summary) {
      Network network = summary.network();
      return new Entry(
          network.id(),
          network.title(),
          network.inputs().stream().map(String::valueOf).toList(),
          summary.outputs().stream().map(String::valueOf).toList(),
          summary.parameters(),
          network.published().stream().map(p -> Figure.of(p, summary.figures())).toList(),
          summary.agrees());
    }
  }

  record Figure(String of, double printed, double counted, String source, boolean agrees) {

    static Figure of(Published published, Map<String, Double> figures) {
      double counted = figures.getOrDefault(published.of(), Double.NaN);
      return new Figure(
          published.of(),
          published.printed(),
          counted,
          published.source(),
          published.agrees(counted));
    }
  }

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Default: all.")
  private List<String> ids = List.of();

  @Option(names = "--json", description = "As a JSON array.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Entry> entries = new ArrayList<>();
    for (Network network : networks()) {
      entries.add(Entry.of(Summary.of(network)));
      if (!json) {
        print(entries.getLast(), out);
      }
    }
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(entries));
    } else {
      long right = entries.stream().filter(Entry::agrees).count();
      out.println("%d of %d as published".formatted(right, entries.size()));
    }
    out.flush();
    return entries.stream().allMatch(Entry::agrees) ? 0 : Cli.WORK_FAILED;
  }

  private List<Network> networks() {
    return ids.isEmpty() ? Networks.all() : ids.stream().map(this::network).toList();
  }

  private Network network(String id) {
    return Networks.find(id)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no network %s. There are: %s"
                        .formatted(
                            id,
                            Networks.all().stream()
                                .map(Network::id)
                                .collect(Collectors.joining(", ")))));
  }

  private static void print(Entry entry, PrintWriter out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%s %-28s %s → %s  %,d parameters",
            entry.agrees() ? "✓" : "✗",
            entry.id(),
            String.join(", ", entry.inputs()),
            String.join(", ", entry.outputs()),
            entry.parameters()));
    for (Figure figure : entry.published()) {
      out.println(
          String.format(
              Locale.ROOT,
              "    %s %s: %,.0f, published %,.0f (%s)",
              figure.agrees() ? "✓" : "✗",
              figure.of(),
              figure.counted(),
              figure.printed(),
              figure.source()));
    }
    out.flush();
  }
}
