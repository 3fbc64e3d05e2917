package dev.touchstone.training.language;

import dev.touchstone.reference.Draw;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Poems of a grammar: two or four couplets of lines that all have five characters or all seven, the
 * first line of a couplet ending in a comma and the second in a full stop, and all second lines in
 * one rhyme. A character's class follows from its place in the line. What the length and the rhyme
 * are stands further back than two characters.
 */
final class GeneratedPoems {

  private static final String QUALITIES = "青白红寒清明远高孤空深古长残新晚";
  private static final String THINGS = "山水云月花雨风江雪日松竹烟露草星";
  private static final String DEEDS = "照入落生归送听见连起度满随问望来";
  private static final String PLACES = "上中里前下外边间";
  private static final List<String> RHYMES = List.of("楼秋流舟愁", "天年烟前船", "声城情晴行", "家花斜沙霞");

  private static final List<String> FIVE = List.of(QUALITIES, THINGS, DEEDS, QUALITIES, THINGS);
  private static final List<String> SEVEN =
      List.of(QUALITIES, THINGS, PLACES, THINGS, DEEDS, QUALITIES, THINGS);

  private GeneratedPoems() {}

  static List<String> write(Draw draw, int poems) {
    return Stream.generate(() -> poem(draw)).limit(poems).toList();
  }

  private static String poem(Draw draw) {
    List<String> metre = draw.flip() ? FIVE : SEVEN;
    String rhyme = RHYMES.get(draw.integer(0, RHYMES.size() - 1));
    StringBuilder poem = new StringBuilder();
    for (int couplets = draw.flip() ? 2 : 4; couplets > 0; couplets--) {
      line(poem, draw, metre, THINGS).append('，');
      line(poem, draw, metre, rhyme).append('。');
    }
    return poem.toString();
  }

  private static StringBuilder line(
      StringBuilder poem, Draw draw, List<String> metre, String last) {
    IntStream.range(0, metre.size() - 1).forEach(i -> poem.append(any(draw, metre.get(i))));
    return poem.append(any(draw, last));
  }

  private static char any(Draw draw, String characters) {
    return characters.charAt(draw.integer(0, characters.length() - 1));
  }
}
