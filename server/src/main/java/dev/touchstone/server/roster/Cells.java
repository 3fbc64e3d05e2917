package dev.touchstone.server.roster;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is in a cell besides what was meant: marks nobody sees, and what spreadsheets add. */
final class Cells {

  // Controls, the marks that turn the direction of writing, and spaces without width. The letters
  // of
  // Arabic or Hebrew names are none of these; they know their direction by themselves.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern KEPT_AS_TEXT = Pattern.compile("=\"([^\"]*)\"|'(.*)");

  private Cells() {}

  static boolean hasUnseen(String cell) {
    return UNSEEN.matcher(cell.strip()).find();
  }

  /** As a person writes it. */
  static String text(String cell) {
    String seen = UNSEEN.matcher(cell.replace('\t', ' ')).replaceAll("");
    return SPACES.matcher(Normalizer.normalize(seen, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  /** A number or a name of the machine's: wide letters become narrow; null if there is none. */
  static @Nullable String code(@Nullable String cell) {
    if (cell == null) {
      return null;
    }
    String text = Normalizer.normalize(text(cell), Normalizer.Form.NFKC);
    var kept = KEPT_AS_TEXT.matcher(text);
    if (kept.matches()) {
      text = kept.group(1) != null ? kept.group(1) : kept.group(2);
    }
    return text.isBlank() ? null : text.strip();
  }
}
