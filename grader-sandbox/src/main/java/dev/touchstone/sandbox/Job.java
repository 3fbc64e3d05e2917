package dev.touchstone.sandbox;

import static java.util.Map.entry;

import dev.touchstone.reference.Npz;
import dev.touchstone.reference.Script;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program as the runner reads it: u32 length of the header, the header, the source, the cases.
 *
 * @param first everything up to the cases that may be seen
 * @param second the hidden cases, handed over when the first were answered; empty if there are none
 * @param cases of both together
 * @param shown the places of those that may be seen
 * @param mark what the runner prints when a stage is done
 */
record Job(byte[] first, byte[] second, int cases, Set<Integer> shown, String mark) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A case as it is sent, by its place among all. */
  private record Packed(int index, byte[] bytes) {

    Map<String, Integer> entry() {
      return Map.of("case", index, "bytes", bytes.length);
    }
  }

  static Job of(Program program, Limits limits, String mark) {
    List<Packed> shown = packed(program, true);
    List<Packed> hidden = packed(program, false);
    byte[] header = JSON.writeValueAsBytes(header(program, limits, mark, shown, hidden));
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    first.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(header.length).array());
    first.writeBytes(header);
    first.writeBytes(program.source());
    shown.forEach(c -> first.writeBytes(c.bytes()));
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    hidden.forEach(c -> second.writeBytes(c.bytes()));
    return new Job(
        first.toByteArray(),
        second.toByteArray(),
        program.cases().size(),
        shown.stream().map(Packed::index).collect(Collectors.toSet()),
        mark);
  }

  private static Map<String, Object> header(
      Program program, Limits limits, String mark, List<Packed> shown, List<Packed> hidden) {
    List<List<Packed>> stages = hidden.isEmpty() ? List.of(shown) : List.of(shown, hidden);
    return Map.ofEntries(
        entry("file", program.fileName()),
        entry("source", program.source().length),
        entry("steps", program.script().steps().stream().map(Job::step).toList()),
        entry("entries", program.script().entries()),
        entry("forms", program.script().forms()),
        entry("stages", stages.stream().map(s -> s.stream().map(Packed::entry).toList()).toList()),
        entry("bytes", limits.valueBytes() / Math.max(1, program.cases().size())),
        entry("isolated", program.isolated()),
        entry("claims", isFunction(program)),
        entry("rules", program.rules()),
        entry("seed", Math.floorMod(program.seed(), 1L << 32)),
        entry("mark", mark));
  }

  /**
   * Whether it may be called again, and may not change its inputs: true of functions. An object
   * keeps something between its calls by nature, and what it is given may become its own.
   */
  private static boolean isFunction(Program program) {
    return !program.isolated()
        && program.script().steps().stream()
            .allMatch(step -> step instanceof Script.Call call && call.handedIn() && !call.each());
  }

  private static Map<String, Object> step(Script.Step step) {
    return switch (step) {
      case Script.Call call -> Map.of("do", "call", "step", call);
      case Script.Assign assign -> Map.of("do", "set", "step", assign);
      case Script.Collect collect -> Map.of("do", "collect", "step", collect);
      case Script.Measure measure -> Map.of("do", "measure", "step", measure);
    };
  }

  private static List<Packed> packed(Program program, boolean shown) {
    return IntStream.range(0, program.cases().size())
        .filter(i -> program.cases().get(i).shown() == shown)
        .mapToObj(i -> new Packed(i, Npz.write(program.cases().get(i).inputs())))
        .toList();
  }
}
