package dev.touchstone.trials.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final List<HandedIn> HANDED_IN =
      IntStream.range(0, 20)
          .mapToObj(i -> new HandedIn(UUID.randomUUID(), "s01", Work.number(i)))
          .toList();

  private final Set<UUID> stored = new HashSet<>(ids());
  private final Map<UUID, List<String>> verdicts = new HashMap<>();

  TallyTest() {
    HANDED_IN.forEach(one -> verdicts.put(one.id(), List.of(one.work().deserves())));
  }

  @Test
  void oneDeservedVerdictForEachReceiptIsClean() {
    assertThat(tally().isClean()).isTrue();
  }

  @Test
  void aFaultOfOursBeforeTheVerdictCountsForNothing() {
    verdicts.put(first(), List.of("INTERNAL_ERROR", "INTERNAL_ERROR", deserved()));

    assertThat(tally().isClean()).isTrue();
  }

  @Test
  void whatHasFaultsOnlyIsLost() {
    verdicts.put(first(), List.of("INTERNAL_ERROR"));

    assertThat(tally().lost()).containsExactly(first());
  }

  @Test
  void whatHasAReceiptAndIsNotInTheBooksIsLost() {
    stored.remove(first());
    verdicts.remove(first());

    assertThat(tally().lost()).containsExactly(first());
  }

  @Test
  void twoVerdictsAreDoubledAlsoIfTheyAgree() {
    verdicts.put(first(), List.of(deserved(), deserved()));

    assertThat(tally()).isEqualTo(new Tally(Set.of(), Set.of(first()), Set.of()));
  }

  @Test
  void aVerdictThatTheProgramDoesNotDeserveIsCharged() {
    verdicts.put(first(), List.of("OUTPUT_LIMIT"));

    assertThat(tally()).isEqualTo(new Tally(Set.of(), Set.of(), Set.of(first())));
  }

  @Test
  void anAttemptInTheBooksWithoutAReceiptIsCharged() {
    UUID unknown = UUID.randomUUID();
    stored.add(unknown);
    verdicts.put(unknown, List.of("ACCEPTED"));

    assertThat(tally()).isEqualTo(new Tally(Set.of(), Set.of(), Set.of(unknown)));
  }

  @Test
  void theWorkOfTwentyIsMixedAndNoTwoHaveTheSameText() {
    assertThat(HANDED_IN.stream().map(one -> one.work().code())).doesNotHaveDuplicates();
    assertThat(HANDED_IN.stream().map(one -> one.work().deserves()))
        .contains("ACCEPTED", "WRONG_ANSWER", "RUNTIME_ERROR", "MEMORY_LIMIT", "TIME_LIMIT");
    assertThat(HANDED_IN.stream().filter(one -> one.work().isEntry())).hasSize(2);
  }

  private Tally tally() {
    return Tally.of(HANDED_IN, stored, verdicts);
  }

  private static List<UUID> ids() {
    return HANDED_IN.stream().map(HandedIn::id).toList();
  }

  private static UUID first() {
    return HANDED_IN.getFirst().id();
  }

  private static String deserved() {
    return HANDED_IN.getFirst().work().deserves();
  }
}
