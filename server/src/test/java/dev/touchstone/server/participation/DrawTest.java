package dev.touchstone.server.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The draw alone, and how names are read. */
class DrawTest {

  @Test
  void theSameSeedAndListGiveTheSameOrder() {
    List<Candidate> pool = List.of(new Candidate(7, 0), new Candidate(8, 4), new Candidate(9, 2));

    assertThat(Draw.order(42, pool)).isEqualTo(Draw.order(42, pool)).hasSize(3);
    assertThat(Draw.hex(42)).isEqualTo("000000000000002a");
    // As the ten lines of Python in docs/participation.md compute it.
    assertThat(Draw.order(42, pool)).containsExactly(8L, 9L, 7L);
    assertThat(Draw.fingerprint(42)).isEqualTo("4ffa6ab334e68fef");
  }

  @Test
  void everybodyIsDrawnOnceUntilNobodyIsLeft() {
    List<Candidate> pool = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      pool.add(new Candidate(i, i % 7));
    }

    assertThat(Draw.order(-1, pool)).doesNotHaveDuplicates().hasSize(50);
  }

  @Test
  void whoWasNotCalledLatelyIsAsMuchLikelierAsTheFormulaSays() {
    // Weights of the first draw: 1, 4 and 10 of 15.
    List<Candidate> pool = List.of(new Candidate(1, 0), new Candidate(2, 3), new Candidate(3, 9));
    Map<Long, Integer> first = new HashMap<>();
    Map<Long, Integer> secondAfterThree = new HashMap<>();
    int afterThree = 0;
    int times = 30_000;
    for (int seed = 0; seed < times; seed++) {
      List<Long> order = Draw.order(seed * 7919L, pool);
      first.merge(order.getFirst(), 1, Integer::sum);
      if (order.getFirst() == 3) {
        afterThree++;
        secondAfterThree.merge(order.get(1), 1, Integer::sum);
      }
    }

    assertThat(first.get(1L) / (double) times).isCloseTo(1 / 15.0, within(0.01));
    assertThat(first.get(2L) / (double) times).isCloseTo(4 / 15.0, within(0.01));
    assertThat(first.get(3L) / (double) times).isCloseTo(10 / 15.0, within(0.01));
    // Then one more for each of those that are left: 2 and 5 of 7.
    assertThat(secondAfterThree.get(1L) / (double) afterThree).isCloseTo(2 / 7.0, within(0.015));
  }

  @Test
  void surnamesAreReadAsSurnames() {
    assertThat(Pinyin.of("陈思远")).isEqualTo("Chén Sīyuǎn");
    assertThat(Pinyin.of("单雄信")).startsWith("Shàn ");
    assertThat(Pinyin.of("曾国藩")).startsWith("Zēng ");
    assertThat(Pinyin.of("仇英")).startsWith("Qiú ");
    assertThat(Pinyin.of("解缙")).startsWith("Xiè ");
    assertThat(Pinyin.of("区大相")).startsWith("Ōu ");
    assertThat(Pinyin.of("覃勤")).startsWith("Qín ");
    assertThat(Pinyin.of("查良镛")).startsWith("Zhā ");
    assertThat(Pinyin.of("欧阳修")).isEqualTo("Ōuyáng Xiū");
    assertThat(Pinyin.of("\u202E王予安")).isEqualTo("Wáng Yǔān");
    assertThat(Pinyin.of("Ada Lovelace")).isEmpty();
  }
}
