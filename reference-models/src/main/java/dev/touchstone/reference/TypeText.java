package dev.touchstone.reference;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types as authors write them: {@code float}, {@code float[N, K]}, {@code int[N]}, {@code bool},
 * {@code text[N]}, {@code float[..., D]}, {@code list of float[M]}.
 */
public final class TypeText {

  private static final String LIST = "list of ";
  private static final Pattern ARRAY = Pattern.compile("(float|int|bool|text)(?:\\[(.*)])?");
  private static final Pattern AXIS =
      Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,30}|[0-9]{1,6}|\\.\\.\\.");

  private TypeText() {}

  /**
   * @throws IllegalArgumentException if it is none
   */
  public static Type read(String text) {
    return read(text, false);
  }

  /**
   * @param missing whether NaN and infinity may occur in it
   * @throws IllegalArgumentException if it is none
   */
  public static Type read(String text, boolean missing) {
    String plain = text.strip();
    return plain.startsWith(LIST)
        ? ListType.listOf(array(plain.substring(LIST.length()).strip(), missing))
        : array(plain, missing);
  }

  private static ArrayType array(String text, boolean missing) {
    Matcher written = ARRAY.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException("no type: " + text);
    }
    String[] axes = written.group(2) == null ? new String[0] : axes(written.group(2));
    ArrayType type =
        switch (written.group(1)) {
          case "int" -> ArrayType.integers(axes);
          case "bool" -> ArrayType.flags(axes);
          case "text" -> ArrayType.texts(axes);
          default -> ArrayType.floats(axes);
        };
    return missing ? type.orMissing() : type;
  }

  private static String[] axes(String text) {
    List<String> axes = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    boolean known = axes.stream().allMatch(axis -> AXIS.matcher(axis).matches());
    if (!known || axes.stream().filter(ArrayType.ANY::equals).count() > 1) {
      throw new IllegalArgumentException("no axes: " + text);
    }
    return axes.toArray(String[]::new);
  }
}
