package dev.touchstone.server.competition;

import dev.touchstone.grading.EntryGrader.Result;
import dev.touchstone.grading.PredictionTask.Scores;
import dev.touchstone.metric.Score;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs an entry once more and says whether the same came of it. Nobody's score changes; it begins
 * when there is nothing else to do.
 */
@Component
class Replays {

  /** Another order of additions may do this much; another prediction of one row does more. */
  private static final double TOLERANCE = 1e-9;

  /**
   * @param verdict null while it waits
   * @param publicGap the replay's public score less the one that stands
   */
  record Replay(
      UUID id,
      String askedBy,
      Instant askedAt,
      @Nullable Instant finishedAt,
      @Nullable String verdict,
      @Nullable String image,
      @Nullable Double publicGap,
      @Nullable Double privateGap) {

    public boolean isScored() {
      return publicGap != null && privateGap != null;
    }

    public boolean isSame() {
      return isWithin(publicGap) && isWithin(privateGap);
    }

    private static boolean isWithin(@Nullable Double gap) {
      return gap != null && Math.abs(gap) <= TOLERANCE;
    }
  }

  private final JdbcClient jdbc;
  private final Entries entries;
  private final EntryScorer scorer;
  private final PrivateScores privateScores;
  private final Scorings scorings;
  private final Jobs jobs;
  private final Changes changes;
  private final Clock clock;

  Replays(
      JdbcClient jdbc,
      Entries entries,
      EntryScorer scorer,
      PrivateScores privateScores,
      Scorings scorings,
      Jobs jobs,
      Changes changes,
      Clock clock) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.scorer = scorer;
    this.privateScores = privateScores;
    this.scorings = scorings;
    this.jobs = jobs;
    this.changes = changes;
    this.clock = clock;
  }

  /** The newest first. */
  List<Replay> of(Membership staff, Entry entry) {
    staff.staffOnly();
    return jdbc.sql(
            """
            select replay.id, account.display_name as asked_by, replay.asked_at,
                   replay.finished_at, replay.verdict, replay.image, replay.public_gap,
                   replay.private_gap
            from entry_replay replay join account on account.id = replay.asked_by
            where replay.entry_id = ? order by replay.asked_at desc
            """)
        .param(entry.id())
        .query(Replay.class)
        .list();
  }

  /** One at a time of each entry. */
  @Transactional
  public void ask(Membership staff, Entry entry) {
    if (of(staff, entry).stream().anyMatch(one -> one.verdict() == null)) {
      return;
    }
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into entry_replay (id, entry_id, scoring_id, asked_by, asked_at)
            select :id, entry_id, id, :staff, :now from standing_scoring
            where entry_id = :entry and score is not null
            """)
        .param("id", id)
        .param("staff", staff.accountId())
        .param("now", utc(clock.instant()))
        .param("entry", entry.id())
        .update();
    jobs.scheduleLast(ReplayConfiguration.REPLAY, id);
  }

  void run(UUID id) {
    UUID entryId =
        jdbc.sql("select entry_id from entry_replay where id = ? and finished_at is null")
            .param(id)
            .query(UUID.class)
            .optional()
            .orElse(null);
    if (entryId == null) {
      return;
    }
    Entry entry = entries.findById(entryId).orElseThrow();
    Result result = scorer.again(entry);
    Scores scores = result.scores().orElse(null);
    Score stands = scorings.standing(entryId).map(Scorings.Standing::score).orElse(null);
    jdbc.sql(
            """
            update entry_replay
            set finished_at = :now, verdict = :verdict, image = :image,
                public_gap = :public_gap, private_gap = :private_gap
            where id = :id
            """)
        .param("now", utc(clock.instant()))
        .param("verdict", result.report().verdict().name())
        .param("image", result.report().image())
        .param(
            "public_gap",
            scores == null || stands == null ? null : scores.shown().value() - stands.value())
        .param(
            "private_gap",
            scores == null || stands == null
                ? null
                : privateScores.gap(entry, scores.kept().value()))
        .param("id", id)
        .update();
    changes.tell(id);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
