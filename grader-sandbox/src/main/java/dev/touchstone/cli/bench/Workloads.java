package dev.touchstone.cli.bench;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.training.Drill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** References of many chapters on inputs that take them some 10 to 100 ms, and two trainings. */
final class Workloads {

  private static final int HEADS = 8;
  private static final int WIDTH = 128;

  private final Draw draw = new Draw(1);

  static List<Workload> all() {
    var drawn = new Workloads();
    return List.of(
        drawn.softmax(),
        drawn.crossEntropy(),
        drawn.normalEquation(),
        drawn.mlpBackward(),
        drawn.adam(),
        drawn.convolution(),
        drawn.maxPool(),
        drawn.batchNorm(),
        drawn.rnn(),
        drawn.gru(),
        drawn.lstm(),
        drawn.additiveAttention(),
        drawn.scaledDotAttention(),
        drawn.multiHeadAttention(),
        drawn.layerNorm(),
        drawn.encoderBlock(),
        drawn.boxIou(),
        drawn.kmeans(),
        drawn.kernelDensity(),
        Workload.of("lenet_training", Drill.pictures(4, 32)),
        Workload.of("lstm_training", Drill.characters(2, 16, 32, 28, 128)));
  }

  private Workload softmax() {
    return Workload.of("softmax", "o", draw.normal(2000, 1000));
  }

  private Workload crossEntropy() {
    return Workload.of(
        "cross_entropy", "o", draw.normal(2500, 1000), "y", draw.integers(0, 999, 2500));
  }

  private Workload normalEquation() {
    return Workload.of("normal_equation", "X", draw.normal(3000, 150), "y", draw.normal(3000));
  }

  private Workload mlpBackward() {
    return Workload.of(
        "mlp_backward",
        "X",
        draw.normal(128, 784),
        "y",
        draw.integers(0, 9, 128),
        "W1",
        weights(784, 256),
        "b1",
        draw.normal(256),
        "W2",
        weights(256, 10),
        "b2",
        draw.normal(10));
  }

  private Workload adam() {
    return Workload.of(
        "adam",
        "w0",
        draw.normal(1000),
        "grads",
        draw.normal(500, 1000),
        "lr",
        0.1,
        "beta1",
        0.9,
        "beta2",
        0.999,
        "eps",
        1e-8);
  }

  private Workload convolution() {
    return Workload.of(
        "conv2d_multichannel",
        "X",
        draw.normal(8, 16, 32, 32),
        "W",
        draw.normal(32, 16, 3, 3),
        "b",
        draw.normal(32),
        "stride",
        1,
        "pad",
        1);
  }

  private Workload maxPool() {
    return Workload.of(
        "max_pool2d", "X", draw.normal(24, 16, 64, 64), "k", 3, "stride", 2, "pad", 1);
  }

  private Workload batchNorm() {
    return Workload.of(
        "batchnorm_train",
        "x",
        draw.normal(48, 32, 32, 32),
        "gamma",
        draw.normal(32),
        "beta",
        draw.normal(32),
        "eps",
        1e-5);
  }

  private Workload rnn() {
    return Workload.of(
        "rnn_forward",
        "X",
        draw.normal(32, 64, 64),
        "h0",
        draw.normal(32, 256),
        "Wx",
        weights(64, 256),
        "Wh",
        weights(256, 256),
        "b",
        draw.normal(256));
  }

  private Workload gru() {
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (String gate : List.of("r", "z", "h")) {
      params.put("Wx" + gate, weights(64, WIDTH));
      params.put("Wh" + gate, weights(WIDTH, WIDTH));
      params.put("b" + gate, draw.normal(WIDTH));
    }
    return Workload.of(
        "gru_forward",
        "X",
        draw.normal(32, 64, 64),
        "h0",
        draw.normal(32, WIDTH),
        "params",
        params);
  }

  private Workload lstm() {
    return Workload.of(
        "lstm_forward",
        "X",
        draw.normal(32, 64, 64),
        "h0",
        draw.normal(32, WIDTH),
        "c0",
        draw.normal(32, WIDTH),
        "Wx",
        weights(64, 4 * WIDTH),
        "Wh",
        weights(WIDTH, 4 * WIDTH),
        "b",
        draw.normal(4 * WIDTH));
  }

  private Workload additiveAttention() {
    return Workload.of(
        "additive_attention",
        "q",
        draw.normal(8, 64, 64),
        "K",
        draw.normal(8, 64, 64),
        "V",
        draw.normal(8, 64, 64),
        "Wq",
        weights(64, 64),
        "Wk",
        weights(64, 64),
        "w",
        draw.normal(64));
  }

  private Workload scaledDotAttention() {
    return Workload.of(
        "scaled_dot_attention",
        "Q",
        draw.normal(16, 128, 64),
        "K",
        draw.normal(16, 128, 64),
        "V",
        draw.normal(16, 128, 64),
        "mask",
        draw.integers(0, 1, 16, 128, 128));
  }

  private Workload multiHeadAttention() {
    return Workload.of(
        "multi_head_attention",
        "X",
        draw.normal(8, 64, WIDTH),
        "Y",
        draw.normal(8, 64, WIDTH),
        "Wq",
        weights(WIDTH, WIDTH),
        "Wk",
        weights(WIDTH, WIDTH),
        "Wv",
        weights(WIDTH, WIDTH),
        "Wo",
        weights(WIDTH, WIDTH),
        "heads",
        HEADS);
  }

  private Workload layerNorm() {
    return Workload.of(
        "layer_norm",
        "x",
        draw.normal(64, 64, 384),
        "gamma",
        draw.normal(384),
        "beta",
        draw.normal(384),
        "eps",
        1e-5);
  }

  private Workload encoderBlock() {
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (String projection : List.of("Wq", "Wk", "Wv", "Wo")) {
      params.put(projection, weights(WIDTH, WIDTH));
    }
    params.put("W1", weights(WIDTH, 4 * WIDTH));
    params.put("b1", draw.normal(4 * WIDTH));
    params.put("W2", weights(4 * WIDTH, WIDTH));
    for (String name : List.of("b2", "gamma1", "beta1", "gamma2", "beta2")) {
      params.put(name, draw.normal(WIDTH));
    }
    return Workload.of(
        "transformer_encoder_block",
        "X",
        draw.normal(8, 32, WIDTH),
        "params",
        params,
        "heads",
        HEADS);
  }

  private Workload boxIou() {
    return Workload.of("box_iou", "a", boxes(700), "b", boxes(700));
  }

  private Workload kmeans() {
    Tensor x = draw.normal(4000, 8);
    return Workload.of(
        "kmeans", "X", x, "centers0", x.rows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), "iters", 10);
  }

  private Workload kernelDensity() {
    return Workload.of(
        "kernel_density", "X", draw.normal(1000, 3), "query", draw.normal(400, 3), "h", 0.5);
  }

  /** As large as keeps sums over the first axis about as large as what is summed. */
  private Tensor weights(int in, int out) {
    double most = Math.sqrt(3.0 / in);
    return draw.uniform(-most, most, in, out);
  }

  /** Corners (n, 4) of boxes in the unit square. */
  private Tensor boxes(int n) {
    double[] corners = draw.uniform(0, 0.5, n, 4).data().clone();
    for (int i = 0; i < n; i++) {
      corners[4 * i + 2] += corners[4 * i] + 0.01;
      corners[4 * i + 3] += corners[4 * i + 1] + 0.01;
    }
    return Tensor.vector(corners).reshape(n, 4);
  }
}
