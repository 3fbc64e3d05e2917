package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.EntryGrader.Result;
import dev.touchstone.grading.EntryReport;
import dev.touchstone.grading.PredictionTask.Scores;
import dev.touchstone.grading.Verdict;
import dev.touchstone.metric.Evidence.Losses;
import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Score;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.competition.Scoring.Finding.Judged;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** That a standing which is kept up is the one that is computed from all entries. */
class StandingsTest extends ServerTest {

  private static final int ROWS = 60;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Autowired ApplicationContext server;
  @Autowired Scorings scorings;
  @Autowired Standings standings;
  @Autowired BoardSnapshots snapshots;

  private final UUID competition = UUID.randomUUID();
  private final Map<UUID, Long> teamOf = new java.util.LinkedHashMap<>();

  @BeforeEach
  void digits() {
    Digits.open(server);
    jdbc.sql(
            """
            insert into competition (id, course_id, slug, title_zh, title_en, statement_zh,
              statement_en, starter, data, metric, classes, train_share, public_share, split_seed,
              baseline, entries_per_day, seconds, memory_mb, opens_at, closes_at)
            select :id, course_id, :slug, title_zh, title_en, statement_zh, statement_en, starter,
              data, metric, classes, train_share, public_share, split_seed, baseline, 5, seconds,
              memory_mb, '2026-01-01', '2026-12-31'
            from competition where slug = 'digits' limit 1
            """)
        .param("id", competition)
        .param("slug", "s" + competition.toString().substring(0, 8))
        .update();
  }

  @ParameterizedTest
  @CsvSource({"1, ", "2, ", "3, 1", "4, 0.5"})
  void keptUpItIsWhatAllEntriesComeTo(long seed, @Nullable Double ladder) {
    jdbc.sql("update competition set ladder = ? where id = ?").params(ladder, competition).update();
    var random = new Random(seed);
    List<Long> teams = List.of(team("a"), team("b"), team("c"), team("d"));
    for (int step = 0; step < 60; step++) {
      long team = teams.get(random.nextInt(teams.size()));
      switch (random.nextInt(10)) {
        case 0 -> judgeAgain(random);
        case 1 -> score(entry(team, random.nextInt(60_000), false), null, 0);
        case 2 -> score(entry(team, random.nextInt(60_000), true), random, step);
        default -> score(entry(team, 1000 * step + random.nextInt(3), false), random, step);
      }
    }
    List<String> kept = rows();
    List<Long> board = order();

    teams.forEach(standings::recompute);

    assertThat(rows()).isEqualTo(kept);
    if (ladder == null) {
      assertThat(board).isEqualTo(naive());
    }
    assertThat(order()).isEqualTo(board);
  }

  @Test
  void anEntryThatMovesToAnotherTeamMovesItsScore() {
    long one = team("one");
    long other = team("other");
    UUID best = entry(one, 10, false);
    score(best, new Random(1), 0.9);
    score(entry(other, 20, false), new Random(2), 0.5);
    snapshots.now(competition);

    jdbc.sql("update entry set team_id = ? where id = ?").params(other, best).update();
    jdbc.sql("update team set merged_into = ?, merged_at = now() where id = ?")
        .params(other, one)
        .update();
    standings.recompute(one);
    standings.recompute(other);

    assertThat(order()).containsExactly(other);
    assertThat(standings.find(other).orElseThrow().entries()).isEqualTo(2);
    assertThat(standings.find(other).orElseThrow().best().entry()).isEqualTo(best);
  }

  @Test
  void aDisqualifiedTeamLosesItsRankAndTheOthersMoveUp() {
    long one = team("first");
    long other = team("second");
    score(entry(one, 10, false), new Random(1), 0.9);
    score(entry(other, 20, false), new Random(2), 0.5);
    assertThat(ranks()).containsExactly(1, 2);

    jdbc.sql("update team set disqualified_at = now(), disqualified_reason = 'x' where id = ?")
        .param(one)
        .update();
    standings.recompute(one);

    assertThat(order()).containsExactly(other, one);
    assertThat(ranks()).containsExactly(1, null);
  }

  @Test
  void underTheLadderAScoreThatIsNotBetterByEnoughIsHeldBack() {
    jdbc.sql("update competition set ladder = 3 where id = ?").param(competition).update();
    long team = team("climber");
    UUID first = entry(team, 10, false);
    UUID second = entry(team, 20, false);
    UUID third = entry(team, 30, false);
    score(first, losses(30));
    score(second, losses(29));
    score(third, losses(5));

    assertThat(scorings.standing(second).orElseThrow().held()).isTrue();
    assertThat(scorings.standing(second).orElseThrow().forTeam().score()).isNull();
    assertThat(scorings.standing(third).orElseThrow().held()).isFalse();
    Standing standing = standings.find(team).orElseThrow();
    assertThat(standing.best().entry()).isEqualTo(third);
    assertThat(standing.entries()).isEqualTo(3);
    assertThat(standing.trend()).containsExactly(0.5, 0.5, 1 - 5.0 / 60);
  }

  @Test
  void afterTheCloseNothingThatCountsChanges() {
    long team = team("done");
    score(entry(team, 10, false), new Random(1), 0.5);
    UUID waiting = entry(team, 20, false);
    jdbc.sql(
            "update competition set closes_at = now() - interval '1 day', closed_at = now() where"
                + " id = ?")
        .param(competition)
        .update();

    score(waiting, new Random(2), 0.9);
    score(entry(team, 30, true), new Random(2), 0.95);
    standings.recompute(team);

    Standing standing = standings.find(team).orElseThrow();
    assertThat(standing.best().score().value()).isLessThan(0.7);
    assertThat(standing.entries()).isEqualTo(1);
    assertThat(standing.late()).isEqualTo(1);
  }

  @Test
  void whatBothGetRightDoesNotTellThemApart() {
    for (int wrong : new int[] {2, 3, 4, 25, 26}) {
      score(entry(team("wrong " + wrong), wrong, false), losses(wrong));
    }

    List<BoardSnapshot.Placed> rows = snapshots.now(competition).rows();

    assertThat(rows).extracting(BoardSnapshot.Placed::tie).containsExactly(0, 0, 0, 1, 1);
    // A further score is held against its group's first only.
    score(entry(team("between"), 99, false), losses(24));
    assertThat(snapshots.now(competition).rows())
        .extracting(BoardSnapshot.Placed::tie)
        .containsExactly(0, 0, 0, 1, 1, 1);
  }

  private List<String> rows() {
    return jdbc.sql(
            """
            select concat_ws('|', team_id, entries, late, last_at, entry_id, scoring_id, score,
              received_at, day, before_entry_id, before_score, before_received_at, trend,
              (select string_agg(held::text, ',' order by scoring.id)
               from entry_scoring scoring join entry on entry.id = scoring.entry_id
               where entry.team_id = standing.team_id and scoring.id in
                 (select id from standing_scoring)))
            from standing where competition_id = ? order by team_id
            """)
        .param(competition)
        .query(String.class)
        .list();
  }

  private List<Long> order() {
    return snapshots.now(competition).rows().stream().map(row -> row.entrant().team()).toList();
  }

  private List<@Nullable Integer> ranks() {
    return snapshots.now(competition).rows().stream().map(BoardSnapshot.Placed::rank).toList();
  }

  /** All entries at once, as the board was computed before there were standings. */
  private List<Long> naive() {
    record Scored(long team, UUID entry, double score, Instant received) {}
    List<Scored> all =
        jdbc.sql(
                """
                select entry.team_id as team, entry.id as entry, scoring.score, entry.received_at
                from entry join team on team.id = entry.team_id
                join standing_scoring scoring on scoring.entry_id = entry.id
                where team.competition_id = ? and scoring.score is not null and not entry.late
                """)
            .param(competition)
            .query(
                (row, number) ->
                    new Scored(
                        row.getLong("team"),
                        row.getObject("entry", UUID.class),
                        row.getDouble("score"),
                        row.getTimestamp("received_at").toInstant()))
            .list();
    return all.stream()
        .sorted(
            Comparator.comparing(Scored::score, Comparator.reverseOrder())
                .thenComparing(Scored::received)
                .thenComparing(Scored::entry))
        .map(Scored::team)
        .distinct()
        .toList();
  }

  private long team(String name) {
    return jdbc.sql("insert into team (competition_id, name) values (?, ?) returning id")
        .params(competition, name)
        .query(Long.class)
        .single();
  }

  private UUID entry(long team, int minute, boolean late) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into entry (id, team_id, first_team_id, receipt, received_at, late)
            values (:id, :team, :team, :receipt, :at, :late)
            """)
        .param("id", id)
        .param("team", team)
        .param("receipt", id.toString())
        .param("at", OffsetDateTime.ofInstant(START.plusSeconds(60L * minute), ZoneOffset.UTC))
        .param("late", late)
        .update();
    teamOf.put(id, team);
    return id;
  }

  private void judgeAgain(Random random) {
    List<UUID> entries = new ArrayList<>(teamOf.keySet());
    if (!entries.isEmpty()) {
      UUID entry = entries.get(random.nextInt(entries.size()));
      score(entry, random, 0.5);
    }
  }

  private void score(UUID entry, @Nullable Random random, double bias) {
    double right = 0.3 + 0.6 * (bias % 1);
    score(
        entry, random == null ? null : random.doubles(ROWS).map(u -> u < right ? 0 : 1).toArray());
  }

  private static double[] losses(int wrong) {
    double[] losses = new double[ROWS];
    java.util.Arrays.fill(losses, 0, wrong, 1);
    return losses;
  }

  private void score(UUID entry, double @Nullable [] losses) {
    Optional<Scores> scores =
        Optional.ofNullable(losses)
            .map(
                all -> {
                  double share = 1 - DoubleStream.of(all).average().orElseThrow();
                  Score score = new Score(share, new Interval(share, share));
                  return new Scores(score, score, new Losses(all), new Losses(all));
                });
    Verdict verdict = scores.isPresent() ? Verdict.ACCEPTED : Verdict.RUNTIME_ERROR;
    EntryReport report = new EntryReport("none", verdict, null, "", false, Map.of());
    scorings.save(
        new Scoring(entry, START, START, new Judged(new Result(report, scores))), competition);
  }
}
