package dev.touchstone.sandbox;

/** Text from a student's side, made harmless: nothing in it can move a cursor or turn the page. */
public final class PlainText {

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;

  private PlainText() {}

  /**
   * Control characters become their pictures; direction overrides and other invisibles, escapes.
   */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(plain, c));
    return plain.toString();
  }

  private static void append(StringBuilder plain, int c) {
    if (c == '\n' || c == '\t') {
      plain.append((char) c);
    } else if (c < 0x20) {
      plain.append((char) (CONTROL_PICTURES + c));
    } else if (c == 0x7F) {
      plain.append((char) DELETE_PICTURE);
    } else if (isInvisible(c)) {
      plain.append("\\u%04x".formatted(c));
    } else {
      plain.appendCodePoint(c);
    }
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
