package dev.touchstone.metric;

import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * Data that cannot be scored: which rule it breaks, and where. Its sentences are in {@code
 * refusals.properties}, one for each rule.
 */
public final class BadDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String BUNDLE = "dev.touchstone.metric.refusals";

  /**
   * Where something is.
   *
   * @param row counted from 1, without a header; 0 where it is about the whole
   * @param line of the file, counted from 1; 0 where there is none
   * @param column its name, empty where it is about the row
   */
  public record Place(Side side, int row, int line, String column) {

    public static Place whole(Side side) {
      return new Place(side, 0, 0, "");
    }

    public static Place column(Side side, String column) {
      return new Place(side, 0, 0, column);
    }

    /** A line of a file that could not be read so far as to have rows. */
    public static Place line(Side side, int line) {
      return new Place(side, 0, line, "");
    }

    Text text() {
      return new Text(zh() + "：", en() + ": ");
    }

    private String zh() {
      String text = side.text().zh();
      if (row > 0) {
        text += "第 " + row + " 行" + (line > 0 ? "（文件第 " + line + " 行）" : "");
      } else if (line > 0) {
        text += "文件第 " + line + " 行";
      }
      return column.isEmpty() ? text : text + "，" + column + " 列";
    }

    private String en() {
      String text = side.text().en();
      if (row > 0) {
        text += ", row " + row + (line > 0 ? " (line " + line + ")" : "");
      } else if (line > 0) {
        text += ", line " + line;
      }
      return column.isEmpty() ? text : text + ", column " + column;
    }
  }

  private final transient Place place;
  private final String rule;
  private final transient List<String> arguments;

  public BadDataException(Place place, String rule, Object... arguments) {
    super(sentence(Locale.ENGLISH, place, rule, arguments));
    this.place = place;
    this.rule = rule;
    this.arguments = Stream.of(arguments).map(BadDataException::shown).toList();
  }

  /** A key of {@code refusals.properties}. */
  public String rule() {
    return rule;
  }

  public Place place() {
    return place;
  }

  public Text text() {
    return new Text(
        sentence(Locale.CHINESE, place, rule, arguments.toArray()),
        sentence(Locale.ENGLISH, place, rule, arguments.toArray()));
  }

  private static String sentence(Locale locale, Place place, String rule, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] shown = Stream.of(arguments).map(BadDataException::shown).toArray();
    return place.text().in(locale) + bundle.getString(rule).formatted(shown);
  }

  /** Not longer than a line: what is wrong with a file may be that it is no such file at all. */
  private static String shown(Object argument) {
    String text = String.valueOf(argument).replaceAll("\\p{Cntrl}", "·");
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
