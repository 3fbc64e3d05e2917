package dev.touchstone.metric;

import dev.touchstone.reference.Text;

/** A prediction that cannot be scored, with what its author should read. */
public final class BadPredictionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Text text;

  BadPredictionException(Text text) {
    super(text.en());
    this.text = text;
  }

  public Text text() {
    return text;
  }
}
