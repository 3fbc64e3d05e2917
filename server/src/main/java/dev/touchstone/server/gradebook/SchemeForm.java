package dev.touchstone.server.gradebook;

import dev.touchstone.reference.Text;
import dev.touchstone.server.gradebook.RefusedSchemeException.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A formula as an instructor writes it down; nothing of it need be right.
 *
 * @param version of the formula that it was made from; 0 if there was none
 * @param bands a line for each: the points, a space, the letter
 */
record SchemeForm(
    int version, List<Line> lines, String cap, String bands, String pass, String missing) {

  private static final int BLANKS = 2;
  private static final int MOST_LINES = 60;
  private static final int LONGEST = 80;
  private static final String NEW_COLUMN = "column";

  /**
   * A part.
   *
   * @param of its key; {@code column} for a column that is to be; empty if it is to go
   */
  record Line(
      String of,
      String zh,
      String en,
      String weight,
      String cap,
      String drop,
      String outOf,
      boolean bonus) {

    static final Line BLANK = new Line("", "", "", "", "", "", "", false);
  }

  static SchemeForm of(int version, Scheme scheme) {
    List<Line> lines =
        scheme.parts().stream()
            .map(
                part ->
                    new Line(
                        part.key(),
                        part.title() == null ? "" : part.title().zh(),
                        part.title() == null ? "" : part.title().en(),
                        Scheme.plain(part.weight()),
                        plain(part.cap()),
                        part.dropLowest() == 0 ? "" : String.valueOf(part.dropLowest()),
                        plain(part.outOf()),
                        part.bonus()))
            .toList();
    return new SchemeForm(
            version,
            lines,
            plain(scheme.cap()),
            scheme.bands().stream()
                .map(band -> Scheme.plain(band.from()) + " " + band.letter())
                .collect(Collectors.joining("\n")),
            Scheme.plain(scheme.pass()),
            String.valueOf(scheme.missing()))
        .withBlanks();
  }

  /** To begin with: taking part, and all assignments alike. */
  static SchemeForm first(boolean assignments) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("participation", "", "", assignments ? "10" : "100", "", "", "", false));
    if (assignments) {
      lines.add(new Line("assignments", "", "", "90", "", "", "", false));
    }
    return new SchemeForm(0, lines, "100", "", "60", "2").withBlanks();
  }

  static SchemeForm of(MultiValueMap<String, String> fields) {
    List<Line> lines = new ArrayList<>();
    int count = Math.min(MOST_LINES, fields.getOrDefault("of", List.of()).size());
    for (int i = 0; i < count; i++) {
      lines.add(
          new Line(
              at(fields, "of", i),
              at(fields, "zh", i),
              at(fields, "en", i),
              at(fields, "weight", i),
              at(fields, "cap", i),
              at(fields, "drop", i),
              at(fields, "outOf", i),
              at(fields, "bonus", i).equals("true")));
    }
    return new SchemeForm(
        Numbers.read(at(fields, "version", 0)).map(BigDecimal::intValue).orElse(0),
        lines,
        at(fields, "total", 0),
        at(fields, "bands", 0),
        at(fields, "pass", 0),
        at(fields, "missing", 0));
  }

  private static String at(MultiValueMap<String, String> fields, String name, int index) {
    List<String> values = fields.getOrDefault(name, List.of());
    return index < values.size() ? values.get(index).strip() : "";
  }

  /** With room for more. */
  SchemeForm withBlanks() {
    if (lines.stream().filter(Line.BLANK::equals).count() >= BLANKS) {
      return this;
    }
    List<Line> more = new ArrayList<>(lines);
    for (int i = 0; i < BLANKS; i++) {
      more.add(Line.BLANK);
    }
    return new SchemeForm(version, more, cap, bands, pass, missing);
  }

  /** The same words, to be kept over another version than they were written from. */
  SchemeForm over(int newer) {
    return new SchemeForm(newer, lines, cap, bands, pass, missing);
  }

  /**
   * @throws RefusedSchemeException if it is none
   */
  Scheme scheme() {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).of().isEmpty()) {
        parts.add(part(lines.get(i), i));
      }
    }
    return new Scheme(
        parts,
        cap.isEmpty() ? null : number(cap),
        bands.lines().filter(line -> !line.isBlank()).map(SchemeForm::band).toList(),
        number(pass),
        number(missing).intValue());
  }

  // The version makes its key one that no column of this course has had.
  private Part part(Line line, int place) {
    boolean column = line.of().startsWith(NEW_COLUMN);
    return new Part(
        line.of().equals(NEW_COLUMN) ? "column:c" + (version + 1) + "-" + place : line.of(),
        number(line.weight()),
        column ? title(line) : null,
        line.bonus(),
        line.cap().isEmpty() ? null : number(line.cap()),
        line.drop().isEmpty() ? 0 : drop(line),
        column ? number(line.outOf().isEmpty() ? "100" : line.outOf()) : null);
  }

  private static int drop(Line line) {
    if (!line.of().equals("assignments")) {
      throw new RefusedSchemeException(Reason.DROP, line.drop());
    }
    return number(line.drop()).intValue();
  }

  // One language is enough to begin with; the other reads the same.
  private static Text title(Line line) {
    String zh = line.zh().isEmpty() ? line.en() : line.zh();
    String en = line.en().isEmpty() ? line.zh() : line.en();
    if (zh.isEmpty() || zh.length() > LONGEST || en.length() > LONGEST) {
      throw new RefusedSchemeException(Reason.TITLE);
    }
    return new Text(zh, en);
  }

  private static Band band(String line) {
    String[] words = line.strip().split("\\s+", 2);
    if (words.length < 2) {
      throw new RefusedSchemeException(Reason.BANDS, line.strip());
    }
    return new Band(words[1], number(words[0]));
  }

  private static BigDecimal number(String written) {
    return Numbers.read(written)
        .orElseThrow(() -> new RefusedSchemeException(Reason.NUMBER, written));
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : Scheme.plain(number);
  }
}
