package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metric.Evidence.Losses;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

class LadderTest {

  /** By the case's key: the rule's c. */
  private static final Map<String, Double> RULES =
      Map.of("expected_free", 1.0, "expected_free_c2", 2.0, "expected_free_c3", 3.0);

  @TestFactory
  Stream<DynamicTest> theCasesOfTheReference() throws IOException {
    return cases().stream()
        .flatMap(
            one ->
                RULES.entrySet().stream()
                    .filter(rule -> one.containsKey(rule.getKey()))
                    .map(
                        rule ->
                            DynamicTest.dynamicTest(
                                one.get("name") + " with c = " + rule.getValue(),
                                () ->
                                    check(
                                        new Ladder(rule.getValue()),
                                        rows(one.get("losses")),
                                        expected(one.get(rule.getKey()))))));
  }

  @Test
  void threeStandardErrorsHideOnePointThatIsReal() {
    // Right on 20 rows of 1,000 where the leader is wrong, wrong on 10 where it is right.
    double[] leader = new double[1000];
    Arrays.fill(leader, 0, 20, 1);
    double[] better = new double[1000];
    Arrays.fill(better, 20, 30, 1);

    assertThat(new Ladder(1).shows(new Losses(better), new Losses(leader))).isTrue();
    assertThat(new Ladder(3).shows(new Losses(better), new Losses(leader))).isFalse();
  }

  private static void check(Ladder ladder, List<Evidence> entries, List<Map<?, ?>> expected) {
    @Nullable Evidence leader = null;
    for (int i = 0; i < entries.size(); i++) {
      Evidence entry = entries.get(i);
      boolean shown = ladder.shows(entry, leader);
      leader = shown ? entry : Objects.requireNonNull(leader);
      assertThat(shown).as("entry " + i).isEqualTo(expected.get(i).get("accepted"));
      assertThat(leader.loss())
          .as("shown after entry " + i)
          .isCloseTo(number(expected.get(i).get("reported")), within(1e-12));
    }
  }

  private static List<Map<?, ?>> cases() throws IOException {
    try (InputStream json = LadderTest.class.getResourceAsStream("ladder.json")) {
      Map<?, ?> file = new Yaml().load(json);
      return expected(file.get("cases"));
    }
  }

  private static List<Map<?, ?>> expected(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(list)) {
      maps.add((Map<?, ?>) one);
    }
    return maps;
  }

  private static List<Evidence> rows(@Nullable Object lists) {
    List<Evidence> rows = new ArrayList<>();
    for (Object row : (List<?>) Objects.requireNonNull(lists)) {
      rows.add(new Losses(((List<?>) row).stream().mapToDouble(LadderTest::number).toArray()));
    }
    return rows;
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }
}
