package dev.touchstone.reference.finetuning;

import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * &lt;cls&gt; a &lt;sep&gt; in segment 0, then b &lt;sep&gt; in segment 1 unless b is empty, then
 * zeros up to L; tokens (L,), segments (L,) and how many of them are no padding.
 *
 * <p>Source: Devlin et al. 2019, figure 2; d2l 15.8.3. The ids are bert-base-uncased's.
 */
final class BertInput {

  private static final int CLS = 101;
  private static final int SEP = 102;
  private static final int PAD = 0;

  private BertInput() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.FINETUNING, "bert_input", 1)
        .parameter("a", integers("m").asList())
        .parameter("b", integers("n").asList())
        .parameter("L", integers())
        .requires("L", "the sentences and their marks don't fit", BertInput::fits)
        .returnsDict("tokens", integers("L"), "segments", integers("L"), "valid_len", integers())
        .tolerance(Tolerance.EXACT)
        .cases(BertInput::cases)
        .reference(BertInput::reference)
        .misconceptions(
            "no_final_sep",
            "sep_in_segment_1",
            "no_cls",
            "pad_segment_1",
            "valid_len_padded",
            "sep_for_empty")
        .framework(Framework.NUMPY)
        .build();
  }

  private static boolean fits(Inputs in) {
    int b = in.tensor("b").size();
    return in.tensor("a").size() + 2 + (b == 0 ? 0 : b + 1) <= in.integer("L");
  }

  private static List<Case> cases(Draw draw) {
    int a = draw.integer(3, 7);
    int b = draw.integerExcept(2, 6, a);
    return List.of(
        Case.example(
            "example",
            "a",
            new int[] {2023, 3185, 2003, 2307},
            "b",
            new int[] {1045, 2066, 2009},
            "L",
            12),
        drawn(draw, "pair", a, b, draw.integer(2, 5)),
        drawn(draw, "long_second", 2, draw.integer(6, 9), draw.integer(1, 4)),
        drawn(draw, "single", draw.integer(4, 8), 0, draw.integer(3, 5)),
        drawn(draw, "full", draw.integer(3, 5), draw.integer(3, 5), 0));
  }

  private static Case drawn(Draw draw, String name, int a, int b, int padding) {
    int length = a + 2 + (b == 0 ? 0 : b + 1) + padding;
    return Case.of(
        name, "a", draw.integers(1000, 9999, a), "b", draw.integers(1000, 9999, b), "L", length);
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    List<Integer> tokens = new ArrayList<>();
    if (!slips.has("no_cls")) {
      tokens.add(CLS);
    }
    Arrays.stream(in.ints("a")).forEach(tokens::add);
    tokens.add(SEP);
    int second = tokens.size() - (slips.has("sep_in_segment_1") ? 1 : 0);
    int[] b = in.ints("b");
    Arrays.stream(b).forEach(tokens::add);
    if (b.length > 0 ? !slips.has("no_final_sep") : slips.has("sep_for_empty")) {
      tokens.add(SEP);
    }
    int length = in.integer("L");
    int valid = tokens.size();
    int end = slips.has("pad_segment_1") ? length : valid;
    return Map.of(
        "tokens",
        IntStream.range(0, length).map(i -> i < valid ? tokens.get(i) : PAD).toArray(),
        "segments",
        IntStream.range(0, length).map(i -> i >= second && i < end ? 1 : 0).toArray(),
        "valid_len",
        slips.has("valid_len_padded") ? length : valid);
  }
}
