package dev.touchstone.server.competition;

import dev.touchstone.grading.EntryGrader.Result;
import dev.touchstone.grading.EntryReport;
import dev.touchstone.grading.PredictionTask.Scores;
import dev.touchstone.grading.Verdict;
import dev.touchstone.metric.Evidence;
import dev.touchstone.metric.Evidence.Losses;
import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Score;
import dev.touchstone.server.competition.Scoring.Finding.Judged;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A competition of its own for one test, with teams and scores that nobody had to compute. */
public final class BoardScene {

  /** How many public rows there are. */
  public static final int ROWS = 400;

  private final JdbcClient jdbc;
  private final Scorings scorings;
  private final Standings standings;
  private final UUID id = UUID.randomUUID();

  /** Like the digits, in that course; open from long ago until long from now. */
  public BoardScene(ApplicationContext server, String course, String slug) {
    this.jdbc = server.getBean(JdbcClient.class);
    this.scorings = server.getBean(Scorings.class);
    this.standings = server.getBean(Standings.class);
    Digits.open(server);
    jdbc.sql(
            """
            insert into competition (id, course_id, slug, title_zh, title_en, statement_zh,
              statement_en, starter, data, metric, classes, train_share, public_share, split_seed,
              baseline, entries_per_day, seconds, memory_mb, opens_at, closes_at)
            select :id, (select id from course where slug = :course), :slug, title_zh, title_en,
              statement_zh, statement_en, starter, data, metric, classes, train_share, public_share,
              split_seed, baseline, 5, seconds, memory_mb, now() - interval '20 days',
              now() + interval '20 days'
            from competition where slug = 'digits' limit 1
            """)
        .param("id", id)
        .param("course", course)
        .param("slug", slug)
        .update();
  }

  public UUID id() {
    return id;
  }

  /** Changes a setting of the competition. */
  public void set(String column, Object value) {
    jdbc.sql("update competition set " + column + " = ? where id = ?").params(value, id).update();
  }

  public long team(String name, long... accounts) {
    long team =
        jdbc.sql("insert into team (competition_id, name) values (?, ?) returning id")
            .params(id, name)
            .query(Long.class)
            .single();
    for (long account : accounts) {
      jdbc.sql("insert into team_member values (?, ?, ?)").params(team, id, account).update();
    }
    return team;
  }

  /** Changes something about a team, and has the board notice. */
  public void change(long team, String assignment) {
    jdbc.sql("update team set " + assignment + " where id = ?").param(team).update();
    standings.recompute(team);
  }

  public UUID entry(long team, Instant at, boolean late) {
    UUID entry = UUID.randomUUID();
    jdbc.sql(
            """
            insert into entry (id, team_id, first_team_id, receipt, received_at, late)
            values (:id, :team, :team, :receipt, :at, :late)
            """)
        .param("id", entry)
        .param("team", team)
        .param("receipt", entry.toString())
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("late", late)
        .update();
    return entry;
  }

  /** An entry that got so many of the public rows wrong, the first ones. */
  public UUID scored(long team, Instant at, int wrong, double kept) {
    UUID entry = entry(team, at, false);
    score(entry, wrong, kept);
    return entry;
  }

  /** An entry with that loss in each public row. */
  public UUID scored(long team, Instant at, double[] losses) {
    UUID entry = entry(team, at, false);
    score(entry, Optional.of(losses), 0.5);
    return entry;
  }

  public void score(UUID entry, int wrong, double kept) {
    double[] losses = new double[ROWS];
    Arrays.fill(losses, 0, wrong, 1);
    score(entry, Optional.of(losses), kept);
  }

  /** Without losses it could not be scored. */
  void score(UUID entry, Optional<double[]> losses, double kept) {
    Optional<Scores> scores = losses.map(all -> scores(all, kept));
    Verdict verdict = scores.isPresent() ? Verdict.ACCEPTED : Verdict.RUNTIME_ERROR;
    var report = new EntryReport("none", verdict, null, "", false, Map.of());
    Instant now = Instant.now();
    scorings.save(new Scoring(entry, now, now, new Judged(new Result(report, scores))), id);
  }

  private static Scores scores(double[] losses, double kept) {
    Evidence evidence = new Losses(losses);
    int hits = losses.length - (int) Arrays.stream(losses).sum();
    Score shown = new Score((double) hits / losses.length, Interval.wilson(hits, losses.length));
    return new Scores(shown, new Score(kept, new Interval(kept, kept)), evidence, evidence);
  }
}
