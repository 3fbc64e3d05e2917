package dev.touchstone.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a sentence becomes tokens for BLEU; the first five as sacreBLEU 2.6 does it (Post 2018), down
 * to what one would call mistakes there: figures are comparable with published ones or worth
 * nothing.
 */
enum Tokenizer {
  /** mteval-v13a, the default. */
  V13A("13a") {
    @Override
    String prepare(String line) {
      return western(entities(line));
    }
  },
  /** mteval-v14: punctuation and symbols of every script. */
  INTL("intl") {
    @Override
    String prepare(String line) {
      String split = AFTER_NO_NUMBER.matcher(line).replaceAll("$1 $2 ");
      split = BEFORE_NO_NUMBER.matcher(split).replaceAll(" $1 $2");
      return SYMBOL.matcher(split).replaceAll(" $1 ");
    }
  },
  /** Each Chinese character a token, everything else as in 13a. */
  ZH("zh") {
    @Override
    String prepare(String line) {
      StringBuilder spaced = new StringBuilder();
      line.strip()
          .codePoints()
          .forEach(
              c -> {
                boolean chinese = isChinese(c);
                spaced.append(chinese ? " " : "").appendCodePoint(c).append(chinese ? " " : "");
              });
      return western(spaced.toString());
    }
  },
  /** Each character a token. */
  CHAR("char") {
    @Override
    String prepare(String line) {
      StringBuilder spaced = new StringBuilder();
      line.codePoints().forEach(c -> spaced.appendCodePoint(c).append(' '));
      return spaced.toString();
    }
  },
  /** What stands between blanks. */
  NONE("none") {
    @Override
    String prepare(String line) {
      return line;
    }
  };

  private static final Pattern PUNCTUATION = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
  private static final Pattern STOP_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
  private static final Pattern STOP_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
  private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");
  private static final Pattern AFTER_NO_NUMBER = Pattern.compile("(\\P{N})(\\p{P})");
  private static final Pattern BEFORE_NO_NUMBER = Pattern.compile("(\\p{P})(\\P{N})");
  private static final Pattern SYMBOL = Pattern.compile("(\\p{S})");

  /**
   * What sacreBLEU takes for Chinese. Two of its ranges are written with five hexadecimal digits
   * and so begin at U+2001 and U+2F81: dashes and curly quotes count, characters beyond the basic
   * plane don't.
   */
  private static final int[][] CHINESE = {
    {0x3400, 0x4db5}, {0x4e00, 0x9fbb}, {0xf900, 0xfa2d}, {0xfa30, 0xfa6a}, {0xfa70, 0xfad9},
    {0x2001, 0x2a6d}, {0x2f81, 0x2fa1}, {0xff00, 0xffef}, {0x2e80, 0x2eff}, {0x3000, 0x303f},
    {0x31c0, 0x31ef}, {0x2f00, 0x2fdf}, {0x2ff0, 0x2fff}, {0x3100, 0x312f}, {0x31a0, 0x31bf},
    {0xfe10, 0xfe1f}, {0xfe30, 0xfe4f}, {0x2600, 0x26ff}, {0x2700, 0x27bf}, {0x3200, 0x32ff},
    {0x3300, 0x33ff}
  };

  private final String id;

  Tokenizer(String id) {
    this.id = id;
  }

  abstract String prepare(String line);

  List<String> tokens(String line) {
    return Cells.words(prepare(strippedRight(line)));
  }

  static Optional<Tokenizer> find(String id) {
    String name = id.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.id.equals(name)).findFirst();
  }

  String id() {
    return id;
  }

  private static String strippedRight(String line) {
    int to = line.length();
    while (to > 0 && Cells.isBlank(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(0, to);
  }

  private static String entities(String line) {
    return " "
        + line.replace("<skipped>", "")
            .replace("-\n", "")
            .replace("\n", " ")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
        + " ";
  }

  private static String western(String line) {
    String split = PUNCTUATION.matcher(line).replaceAll(" $1 ");
    split = STOP_AFTER_NO_DIGIT.matcher(split).replaceAll("$1 $2 ");
    split = STOP_BEFORE_NO_DIGIT.matcher(split).replaceAll(" $1 $2");
    return DASH_AFTER_DIGIT.matcher(split).replaceAll("$1 $2 ");
  }

  private static boolean isChinese(int c) {
    return Arrays.stream(CHINESE).anyMatch(range -> c >= range[0] && c <= range[1]);
  }
}
