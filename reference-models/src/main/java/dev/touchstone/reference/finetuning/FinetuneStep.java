package dev.touchstone.reference.finetuning;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.texts;
import static dev.touchstone.reference.DictType.dictOf;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One step of gradient descent on named parameters of any shape: those in frozen stay, those in
 * head take η·mult, all others η; the new parameters by the same names.
 *
 * <p>Source: d2l 14.2 fine-tuning, where the head learns ten times as fast as the rest.
 */
final class FinetuneStep {

  private FinetuneStep() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.FINETUNING, "finetune_step", 1)
        .parameter("params", dictOf(floats("...")))
        .parameter("grads", dictOf(floats("...")))
        .parameter("lr", floats())
        .parameter("frozen", texts("F"))
        .parameter("head", texts("H"))
        .parameter("mult", floats())
        .requires("grads", "it needs a gradient for each parameter", FinetuneStep::belongTogether)
        .returns("params", dictOf(floats("...")))
        .cases(FinetuneStep::cases)
        .reference(FinetuneStep::reference)
        .misconceptions(
            "not_frozen", "no_multiplier", "multiplier_on_backbone", "multiplier_alone", "zeroed")
        .build();
  }

  private static boolean belongTogether(Inputs in) {
    return in.dict("grads").keySet().equals(in.dict("params").keySet())
        && in.dict("params").keySet().stream()
            .allMatch(
                name ->
                    in.tensor("params." + name).shape().equals(in.tensor("grads." + name).shape()));
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "params",
            layers(new double[] {1, 2}, new double[] {3, -1}, new double[][] {{0.5}}),
            "grads",
            layers(new double[] {1, 1}, new double[] {2, -4}, new double[][] {{0.2}}),
            "lr",
            0.1,
            "frozen",
            new String[] {"stem"},
            "head",
            new String[] {"fc"},
            "mult",
            10.0),
        drawn(draw, "usual", List.of("conv1"), List.of("conv2"), List.of("output")),
        drawn(
            draw,
            "several",
            List.of("embedding", "block1"),
            List.of("block2", "block3"),
            List.of("dense", "bias")),
        drawn(draw, "nothing_frozen", List.of(), List.of("conv1", "conv2"), List.of("output")));
  }

  private static Map<String, Object> layers(Object stem, Object body, Object fc) {
    Map<String, Object> layers = new LinkedHashMap<>();
    layers.put("stem", stem);
    layers.put("body", body);
    layers.put("fc", fc);
    return layers;
  }

  private static Case drawn(
      Draw draw, String name, List<String> frozen, List<String> backbone, List<String> head) {
    Map<String, Object> params = new LinkedHashMap<>();
    Map<String, Object> grads = new LinkedHashMap<>();
    for (String layer : Stream.of(frozen, backbone, head).flatMap(List::stream).toList()) {
      int rows = draw.integer(2, 4);
      int columns = draw.integer(1, 3);
      params.put(layer, draw.normal(rows, columns));
      grads.put(layer, draw.uniform(0.5, 1.5, rows, columns));
    }
    return Case.of(
        name,
        "params",
        params,
        "grads",
        grads,
        "lr",
        draw.number(0.05, 0.2),
        "frozen",
        frozen.toArray(String[]::new),
        "head",
        head.toArray(String[]::new),
        "mult",
        draw.number(5, 10));
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    List<String> frozen = in.texts("frozen");
    List<String> head = in.texts("head");
    Map<String, NDArray> updated = new LinkedHashMap<>();
    in.dict("params")
        .forEach(
            (name, value) -> {
              boolean stays = frozen.contains(name) && !slips.has("not_frozen");
              NDArray kept = slips.has("zeroed") ? value.zerosLike() : value;
              NDArray step = in.get("grads." + name).mul(rate(in, head.contains(name), slips));
              updated.put(name, stays ? kept : value.sub(step));
            });
    return Map.of("params", updated);
  }

  private static double rate(Inputs in, boolean inHead, Slips slips) {
    double lr = in.number("lr");
    double mult = in.number("mult");
    if (slips.has("no_multiplier") || inHead == slips.has("multiplier_on_backbone")) {
      return lr;
    }
    return slips.has("multiplier_alone") ? mult : lr * mult;
  }
}
