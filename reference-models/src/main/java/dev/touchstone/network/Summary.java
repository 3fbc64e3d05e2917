package dev.touchstone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network turns out to be when it is built and fed once: its output shapes, its parameters,
 * and how each published figure compares.
 *
 * @param parameters how many numbers are learned; running statistics are not
 * @param figures what was counted, by the published figure's name
 */
public record Summary(
    Network network,
    List<Shape> outputs,
    long parameters,
    Map<String, Double> figures,
    List<Published> disagreeing) {

  /** The name under which the number of all parameters is published. */
  public static final String PARAMETERS = "parameters";

  public static Summary of(Network network) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Block block = network.block().get();
      block.initialize(manager, DataType.FLOAT32, network.inputs().toArray(Shape[]::new));
      long parameters = parameters(block);
      Map<String, Double> figures = new LinkedHashMap<>(network.parts());
      figures.put(PARAMETERS, (double) parameters);
      return new Summary(
          network,
          outputs(network, block, manager),
          parameters,
          figures,
          network.published().stream()
              .filter(p -> !p.agrees(figures.getOrDefault(p.of(), Double.NaN)))
              .toList());
    }
  }

  /** How many numbers of a block are learned. */
  public static long parameters(Block block) {
    return block.getParameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  private static List<Shape> outputs(Network network, Block block, NDManager manager) {
    NDList inputs = new NDList();
    for (int i = 0; i < network.inputs().size(); i++) {
      NDArray zeros = manager.zeros(network.inputs().get(i), network.types().get(i));
      inputs.add(zeros);
    }
    ParameterStore parameters = new ParameterStore(manager, false);
    List<Shape> shapes = new ArrayList<>();
    block.forward(parameters, inputs, false).forEach(output -> shapes.add(output.getShape()));
    return shapes;
  }

  public boolean agrees() {
    return outputs.equals(network.outputs()) && disagreeing.isEmpty();
  }
}
