package dev.touchstone.metric;

import dev.touchstone.reference.Text;

/** Whose data it is. What is wrong with the truth is told to whoever set the competition up. */
public enum Side {
  TRUTH(new Text("真值", "Truth")),
  PREDICTION(new Text("预测", "Prediction"));

  private final Text name;

  Side(Text name) {
    this.name = name;
  }

  public Text text() {
    return name;
  }
}
