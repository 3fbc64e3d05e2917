package dev.touchstone.reference;

/** Bytes that are no array we accept. The message names the array and the rule it breaks. */
public final class BadArrayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Text text;

  public BadArrayException(String array, String rule) {
    this(array, rule, rule);
  }

  /**
   * @param zh the rule in Chinese
   */
  BadArrayException(String array, String rule, String zh) {
    super(array + ": " + rule);
    this.text = new Text(array + "：" + zh, array + ": " + rule);
  }

  /** The message, in both languages where somebody who reads either may get to see it. */
  public Text text() {
    return text;
  }
}
