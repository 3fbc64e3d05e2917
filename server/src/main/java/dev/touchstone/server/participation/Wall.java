package dev.touchstone.server.participation;

/**
 * A name as it stands on the wall.
 *
 * @param name without marks that turn its direction
 * @param width in hanzi; a Latin letter is about six tenths of one
 */
record Wall(String name, double width) {

  private static final double LATIN = 0.6;

  static Wall of(String displayName) {
    String name = displayName.replaceAll("\\p{Cf}", "").strip();
    double width = name.codePoints().mapToDouble(Wall::width).sum();
    return new Wall(name, Math.max(2, width));
  }

  private static double width(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN ? 1 : LATIN;
  }
}
