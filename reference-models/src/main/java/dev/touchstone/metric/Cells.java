package dev.touchstone.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one column, read as what a metric needs. */
final class Cells {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
  private static final double MOST_EXACT = 1L << 53;

  private final Table table;
  private final int column;

  Cells(Table table, int column) {
    this.table = table;
    this.column = column;
  }

  int size() {
    return table.rows().size();
  }

  BadDataException refusal(int row, String rule, Object... arguments) {
    return new BadDataException(table.place(row, column), rule, arguments);
  }

  private @Nullable Object raw(int row) {
    List<@Nullable Object> cells = table.rows().get(row).cells();
    return cells.get(column);
  }

  private Object present(int row) {
    Object cell = raw(row);
    if (cell == null || (cell instanceof String text && text.isEmpty())) {
      throw refusal(row, "cell_empty");
    }
    return cell;
  }

  /** Finite numbers. */
  double[] numbers() {
    double[] numbers = new double[size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = number(row, present(row));
    }
    return numbers;
  }

  private double number(int row, @Nullable Object cell) {
    if (cell == null) {
      throw refusal(row, "cell_empty");
    }
    double value =
        switch (cell) {
          case Number number -> number.doubleValue();
          case String text when !table.typed() -> parsed(row, text.strip());
          default -> throw refusal(row, "not_a_number", cell);
        };
    if (!Double.isFinite(value)) {
      throw refusal(row, "not_finite", cell);
    }
    return value;
  }

  private double parsed(int row, String text) {
    if (NOT_FINITE.matcher(text).matches()) {
      throw refusal(row, "not_finite", text);
    }
    if (!NUMBER.matcher(text).matches()) {
      throw refusal(row, "not_a_number", text);
    }
    return Double.parseDouble(text);
  }

  /** Classes by their names, to the letter: case and blanks count. */
  String[] labels() {
    String[] labels = new String[size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = label(row, present(row));
    }
    return labels;
  }

  private String label(int row, @Nullable Object cell) {
    return switch (cell) {
      case String text -> text;
      case Boolean flag -> flag.toString();
      case Double real ->
          throw refusal(row, Double.isFinite(real) ? "label_real" : "not_finite", real);
      case Float real -> throw refusal(row, "label_real", real);
      case Number number -> number.toString();
      case null -> throw refusal(row, "cell_empty");
      default -> throw refusal(row, "not_a_label", cell);
    };
  }

  /** Text, which may be empty but not missing. */
  String[] texts() {
    String[] texts = new String[size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = text(row, raw(row));
    }
    return texts;
  }

  private String text(int row, @Nullable Object cell) {
    return switch (cell) {
      case String text -> text;
      case null -> throw refusal(row, "cell_empty");
      default -> throw refusal(row, "not_a_text", cell);
    };
  }

  /** A text or a list of texts for each row; at least one. */
  List<List<String>> alternatives() {
    List<List<String>> alternatives = new ArrayList<>();
    for (int row = 0; row < size(); row++) {
      List<String> texts = new ArrayList<>();
      Object cell = raw(row);
      for (Object one : cell instanceof List<?> list ? list : listOf(cell)) {
        texts.add(text(row, one));
      }
      if (texts.isEmpty()) {
        throw refusal(row, "cell_empty");
      }
      alternatives.add(texts);
    }
    return alternatives;
  }

  private static List<@Nullable Object> listOf(@Nullable Object cell) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(cell);
    return list;
  }

  /** A sequence of words for each row: a list, or in one text between blanks. */
  List<List<String>> sequences() {
    List<List<String>> sequences = new ArrayList<>();
    for (int row = 0; row < size(); row++) {
      List<String> words = new ArrayList<>();
      for (Object element : elements(row)) {
        words.add(label(row, element));
      }
      sequences.add(words);
    }
    return sequences;
  }

  /** A sequence of integers for each row, whatever the depth of the lists. */
  int[][] integers() {
    int[][] rows = new int[size()][];
    for (int row = 0; row < rows.length; row++) {
      List<Object> flat = new ArrayList<>();
      flatten(elements(row), flat);
      rows[row] = new int[flat.size()];
      for (int i = 0; i < rows[row].length; i++) {
        rows[row][i] = integer(row, flat.get(i));
      }
    }
    return rows;
  }

  private int integer(int row, Object cell) {
    double value = number(row, cell);
    if (value != Math.rint(value)
        || Math.abs(value) > Integer.MAX_VALUE
        || cell instanceof Double) {
      throw refusal(row, "not_an_integer", cell);
    }
    return (int) value;
  }

  /** A sequence of finite numbers for each row. */
  double[][] vectors() {
    double[][] rows = new double[size()][];
    for (int row = 0; row < rows.length; row++) {
      List<?> elements = elements(row);
      rows[row] = new double[elements.size()];
      for (int i = 0; i < rows[row].length; i++) {
        rows[row][i] = number(row, elements.get(i));
      }
    }
    return rows;
  }

  /** The sizes of nested lists: {@code [2, 4]}. */
  List<Integer> shape(int row) {
    List<Integer> shape = new ArrayList<>();
    Object level = elements(row);
    while (level instanceof List<?> list) {
      shape.add(list.size());
      level = list.isEmpty() ? null : list.getFirst();
    }
    return shape;
  }

  private List<?> elements(int row) {
    return switch (raw(row)) {
      case List<?> list -> list;
      case String text -> words(text);
      case null -> throw refusal(row, "cell_empty");
      case Object cell -> throw refusal(row, "not_a_list", cell);
    };
  }

  private void flatten(List<?> list, List<Object> into) {
    for (Object element : list) {
      if (element instanceof List<?> inner) {
        flatten(inner, into);
      } else {
        into.add(element);
      }
    }
  }

  /** As Python's {@code split()}: between blanks of any kind, none of them empty. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean blank = i == text.length() || isBlank(text.charAt(i));
      if (blank && from >= 0) {
        words.add(text.substring(from, i));
        from = -1;
      } else if (!blank && from < 0) {
        from = i;
      }
    }
    return words;
  }

  /** What Python's {@code str.isspace} calls blank. */
  static boolean isBlank(int c) {
    return c == ' '
        || (c >= 0x09 && c <= 0x0d)
        || (c >= 0x1c && c <= 0x1f)
        || c == 0x85
        || c == 0xa0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200a)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202f
        || c == 0x205f
        || c == 0x3000;
  }

  /** The raw values, for what is neither number nor text. */
  List<@Nullable Object> raw() {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int row = 0; row < size(); row++) {
      cells.add(raw(row));
    }
    return cells;
  }

  boolean isMap(int row) {
    return raw(row) instanceof Map<?, ?>;
  }
}
