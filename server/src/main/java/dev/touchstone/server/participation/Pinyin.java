package dev.touchstone.server.participation;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a Chinese name is read, with its tones: surname and given name as two words. A surname is
 * often read differently from the same character elsewhere; those are in a table. Which of several
 * readings a given name has, only its bearer knows and may say.
 *
 * <p>The table's readings are those that 现代汉语词典 (7th edition) marks 姓. Where it marks two, as of 覃
 * (Qín, Tán), 乐 (Yuè, Lè) and 纪 (Jǐ, by now also Jì), the first here is the more frequent.
 */
final class Pinyin {

  private static final Transliterator HAN = Transliterator.getInstance("Han-Latin");

  private static final Map<String, String> SURNAMES =
      Stream.of(
              "单 Shàn",
              "曾 Zēng",
              "仇 Qiú",
              "解 Xiè",
              "区 Ōu",
              "覃 Qín",
              "查 Zhā",
              "朴 Piáo",
              "盖 Gě",
              "翟 Zhái",
              "华 Huà",
              "任 Rén",
              "乐 Yuè",
              "缪 Miào",
              "员 Yùn",
              "召 Shào",
              "繁 Pó",
              "折 Shé",
              "秘 Bì",
              "冼 Xiǎn",
              "种 Chóng",
              "谌 Chén",
              "祭 Zhài",
              "纪 Jǐ",
              "葛 Gě",
              "尉迟 Yùchí",
              "万俟 Mòqí",
              "长孙 Zhǎngsūn",
              "欧阳 Ōuyáng",
              "司马 Sīmǎ",
              "上官 Shàngguān",
              "诸葛 Zhūgě",
              "夏侯 Xiàhóu",
              "皇甫 Huángfǔ",
              "慕容 Mùróng",
              "令狐 Línghú",
              "公孙 Gōngsūn",
              "宇文 Yǔwén",
              "司徒 Sītú",
              "东方 Dōngfāng",
              "独孤 Dúgū",
              "南宫 Nángōng",
              "端木 Duānmù",
              "澹台 Tántái")
          .map(line -> line.split(" "))
          .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));

  private Pinyin() {}

  /** Empty for a name without hanzi. */
  static String of(String name) {
    String hanzi = name.replaceAll("[^\\p{IsHan}]", "");
    if (hanzi.isEmpty()) {
      return "";
    }
    int[] letters = hanzi.codePoints().toArray();
    int surname = letters.length > 2 && SURNAMES.containsKey(text(letters, 0, 2)) ? 2 : 1;
    String family = text(letters, 0, surname);
    String given = text(letters, surname, letters.length);
    String first = SURNAMES.getOrDefault(family, word(family));
    return given.isEmpty() ? first : first + " " + word(given);
  }

  private static String text(int[] letters, int from, int to) {
    return new String(letters, from, to - from);
  }

  private static String word(String hanzi) {
    String read = HAN.transliterate(hanzi).replaceAll("\\s+", "");
    return read.substring(0, 1).toUpperCase(Locale.ROOT) + read.substring(1);
  }
}
