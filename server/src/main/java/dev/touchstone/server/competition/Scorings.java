package dev.touchstone.server.competition;

import dev.touchstone.grading.EntryReport;
import dev.touchstone.grading.PredictionTask.Scores;
import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Score;
import dev.touchstone.server.competition.Scoring.Finding.Judged;
import dev.touchstone.server.competition.Scoring.Finding.OurFault;
import dev.touchstone.server.grading.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The judgements in the database. {@link #save} is idempotent: of all that judge an entry the first
 * stays, whoever else judged it at the same time, and a verdict that comes after a fault stands,
 * whenever each began. What it means for the team's standing is saved with it. It writes private
 * scores and what they rest on; nothing here reads one.
 */
@Component
class Scorings {

  /**
   * The judgement that stands.
   *
   * @param score the public one; absent if the entry could not be scored
   * @param held whether the Ladder keeps that score back, so that only staff may read it
   */
  record Standing(
      int attempt,
      @Nullable Score score,
      EntryReport report,
      Instant startedAt,
      Instant finishedAt,
      boolean held) {

    /** As its team may read it. */
    Standing forTeam() {
      return held ? new Standing(attempt, null, report, startedAt, finishedAt, true) : this;
    }
  }

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Standings standings;
  private final EvidenceShelf evidence;
  private final Changes changes;

  Scorings(
      JdbcClient jdbc,
      JsonMapper json,
      Standings standings,
      EvidenceShelf evidence,
      Changes changes) {
    this.jdbc = jdbc;
    this.json = json;
    this.standings = standings;
    this.evidence = evidence;
    this.changes = changes;
  }

  /** Saves, and tells the entry's page and the competition's board. */
  @Transactional
  public void save(Scoring scoring, UUID competitionId) {
    // Two graders may have the same job, when one was missed that was only slow.
    takeTurn(scoring.entryId());
    if (isJudged(scoring.entryId())) {
      return;
    }
    long id = insert(scoring);
    if (scoring.finding() instanceof Judged judged) {
      judged.result().scores().ifPresent(scores -> keep(id, scores));
      standings.take(scoring.entryId(), id, competitionId);
    }
    changes.tell(scoring.entryId());
    changes.tell(competitionId);
  }

  private void takeTurn(UUID entryId) {
    jdbc.sql("select true from entry where id = ? for no key update")
        .param(entryId)
        .query((row, number) -> true)
        .list();
  }

  private long insert(Scoring scoring) {
    StatementSpec insert =
        jdbc.sql(
                """
                insert into entry_scoring (entry_id, attempt, verdict, score, score_low, score_high,
                  report, started_at, finished_at, fault)
                select :entry::uuid, coalesce(max(attempt), 0) + 1, :verdict, :score::float8,
                  :low::float8, :high::float8, :report::jsonb, :started::timestamptz,
                  :finished::timestamptz, :fault
                from entry_scoring where entry_id = :entry::uuid
                returning id
                """)
            .param("entry", scoring.entryId())
            .param("verdict", scoring.verdict().name())
            .param("started", utc(scoring.startedAt()))
            .param("finished", utc(scoring.finishedAt()));
    return with(insert, scoring.finding()).query(Long.class).single();
  }

  private StatementSpec with(StatementSpec insert, Scoring.Finding finding) {
    return switch (finding) {
      case Judged judged ->
          score(insert, judged.result().scores().map(Scores::shown).orElse(null))
              .param("report", json.writeValueAsString(judged.result().report()))
              .param("fault", null);
      case OurFault ours -> score(insert, null).param("report", null).param("fault", ours.fault());
    };
  }

  private static StatementSpec score(StatementSpec insert, @Nullable Score score) {
    return insert
        .param("score", score == null ? null : score.value())
        .param("low", score == null ? null : score.interval().low())
        .param("high", score == null ? null : score.interval().high());
  }

  private void keep(long scoringId, Scores scores) {
    Score kept = scores.kept();
    evidence.keep(scoringId, scores);
    jdbc.sql("insert into private_score values (?, ?, ?, ?)")
        .params(scoringId, kept.value(), kept.interval().low(), kept.interval().high())
        .update();
  }

  boolean isJudged(UUID entryId) {
    return jdbc.sql("select exists (select from standing_scoring where entry_id = ?)")
        .param(entryId)
        .query(Boolean.class)
        .single();
  }

  Optional<Standing> standing(UUID entryId) {
    return jdbc.sql("select * from standing_scoring where entry_id = ?")
        .param(entryId)
        .query((row, number) -> read(row))
        .optional();
  }

  private Standing read(ResultSet row) throws SQLException {
    return new Standing(
        row.getInt("attempt"),
        score(row),
        json.readValue(row.getString("report"), EntryReport.class),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("finished_at").toInstant(),
        row.getBoolean("held"));
  }

  /** From the columns {@code score}, {@code score_low} and {@code score_high}. */
  static @Nullable Score score(ResultSet row) throws SQLException {
    double value = row.getDouble("score");
    return row.wasNull()
        ? null
        : new Score(value, new Interval(row.getDouble("score_low"), row.getDouble("score_high")));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
