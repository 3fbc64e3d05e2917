package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.metric.Score;
import dev.touchstone.server.competition.Contender.Candidate;
import dev.touchstone.server.competition.FinalOrder.Placed;
import dev.touchstone.server.competition.MarkRule.By;
import dev.touchstone.server.competition.MarkRule.CutOff;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FinalOrderTest {

  private static final Instant NINE = Instant.parse("2026-10-10T09:00:00Z");

  @Test
  void theBetterPrivateScoreOfThePicksCounts() {
    Candidate lucky = entry(1, 0.91, 0.99, false);
    Candidate first = entry(2, 0.90, 0.80, true);
    Candidate second = entry(3, 0.80, 0.85, true);

    assertThat(placed(team(1, lucky, first, second)).getFirst().counted()).isEqualTo(second);
  }

  @Test
  void withoutAPickTheBestPublicOnesCount() {
    Candidate best = entry(1, 0.91, 0.80, false);
    Candidate next = entry(2, 0.90, 0.82, false);
    Candidate third = entry(3, 0.89, 0.99, false);

    assertThat(placed(team(1, best, next, third)).getFirst().counted()).isEqualTo(next);
  }

  @Test
  void ofEqualPrivateScoresTheEarlierReceiptStandsFirst() {
    List<Placed> placed =
        placed(team(1, entry(9, 0.9, 0.8, false)), team(2, entry(4, 0.7, 0.8, false)));

    assertThat(placed).extracting(one -> one.team().team()).containsExactly(2L, 1L);
    assertThat(placed).extracting(Placed::rank).containsExactly(1, 2);
    assertThat(placed).extracting(Placed::publicRank).containsExactly(2, 1);
  }

  @Test
  void aLowerErrorIsBetterWhereTheMetricSaysSo() {
    var order = new FinalOrder(Direction.LOWER_IS_BETTER, 2, null);

    List<Placed> placed =
        order.of(List.of(team(1, entry(1, 0.2, 0.3, false)), team(2, entry(2, 0.3, 0.2, false))));

    assertThat(placed).extracting(one -> one.team().team()).containsExactly(2L, 1L);
  }

  @Test
  void baselinesAreRankedTheDisqualifiedAreLastAndWithoutScoreComesBefore() {
    Contender none = team(3);
    Contender out =
        new Contender(4, "out", null, "", false, true, 1, List.of(entry(1, 0.99, 0.99, false)));
    Contender baseline =
        new Contender(5, "baseline", null, "", true, false, 1, List.of(entry(2, 0.9, 0.9, false)));

    List<Placed> placed =
        placed(
            out,
            none,
            team(1, entry(3, 0.95, 0.85, false)),
            baseline,
            team(2, entry(4, 0.8, 0.95, false)));

    assertThat(placed).extracting(one -> one.team().team()).containsExactly(2L, 5L, 1L, 3L, 4L);
    assertThat(placed).extracting(Placed::rank).containsExactly(1, 2, 3, null, null);
    assertThat(placed).extracting(Placed::publicRank).containsExactly(3, 2, 1, null, null);
  }

  @Test
  void aBandOfRanksDoesNotCutThroughTeamsThatCannotBeToldApart() {
    var rule = new MarkRule(By.RANK, List.of(new CutOff(1, 40), new CutOff(3, 20)));
    var order = new FinalOrder(Direction.HIGHER_IS_BETTER, 2, rule);

    List<Placed> placed =
        order.of(
            List.of(
                team(1, entry(1, 0.9, 0.90, false)),
                team(2, entry(2, 0.9, 0.89, false)),
                team(3, entry(3, 0.9, 0.80, false)),
                team(4, entry(4, 0.9, 0.50, false))));

    assertThat(placed).extracting(Placed::tieGroup).containsExactly(1, 1, 2, 3);
    assertThat(placed)
        .extracting(one -> one.points().intValueExact())
        .containsExactly(40, 40, 20, 0);
  }

  @Test
  void againstTheBaselineItsPrivateScoreIsTheUnit() {
    var rule =
        new MarkRule(
            By.BASELINE, List.of(new CutOff(0.5, 0), new CutOff(1, 20), new CutOff(1.1, 40)));
    var order = new FinalOrder(Direction.HIGHER_IS_BETTER, 2, rule);
    Contender baseline =
        new Contender(5, "baseline", null, "", true, false, 1, List.of(entry(2, 0.5, 0.8, false)));

    List<Placed> placed =
        order.of(
            List.of(
                baseline, team(1, entry(1, 0.9, 0.84, false)), team(2, entry(3, 0.9, 0.6, false))));

    assertThat(placed)
        .extracting(Placed::points)
        .map(String::valueOf)
        .containsExactly("30.00", "null", "10.00");
  }

  @Test
  void whatTheLadderKeptBackRanksNobodyOnThePublicSide() {
    Candidate held = entry(1, 0.99, 0.7, false);
    Candidate hidden =
        new Candidate(
            held.entry(), held.scoring(), held.received(), false, true, held.shown(), held.kept());

    List<Placed> placed =
        placed(team(1, hidden, entry(2, 0.8, 0.6, false)), team(2, entry(3, 0.9, 0.5, false)));

    assertThat(placed).extracting(one -> one.team().team()).containsExactly(1L, 2L);
    assertThat(placed).extracting(Placed::publicRank).containsExactly(2, 1);
  }

  private static List<Placed> placed(Contender... teams) {
    return new FinalOrder(Direction.HIGHER_IS_BETTER, 2, null).of(List.of(teams));
  }

  private static Contender team(long id, Candidate... entries) {
    return new Contender(
        id, "team " + id, null, "", false, false, entries.length, List.of(entries));
  }

  private static Candidate entry(int minute, double shown, double kept, boolean picked) {
    return new Candidate(
        new UUID(0, minute),
        minute,
        NINE.plusSeconds(60L * minute),
        picked,
        false,
        score(shown),
        score(kept));
  }

  private static Score score(double value) {
    return new Score(value, new Interval(value - 0.02, value + 0.02));
  }
}
