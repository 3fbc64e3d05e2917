package dev.touchstone.metric;

/** A column that a metric needs, beside {@code id}. */
public record Column(Side side, String name, Content content) {

  static Column truth(String name, Content content) {
    return new Column(Side.TRUTH, name, content);
  }

  static Column prediction(String name, Content content) {
    return new Column(Side.PREDICTION, name, content);
  }
}
