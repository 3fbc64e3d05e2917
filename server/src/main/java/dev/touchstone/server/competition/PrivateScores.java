package dev.touchstone.server.competition;

import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Score;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The only reader of private scores. Whoever asks shows by what right; a page that shows them to a
 * student before the close can't be written by forgetting something. What a final board holds was
 * read here when the competition was over.
 */
@Component
class PrivateScores {

  private record Kept(UUID entry, double score, double low, double high) {

    Score value() {
      return new Score(score, new Interval(low, high));
    }
  }

  private static final String OF =
      """
      select entry.id as entry, kept.score, kept.score_low as low, kept.score_high as high
      from entry
      join team on team.id = entry.team_id
      join lateral (
          select id from standing_scoring one where one.entry_id = entry.id offset 0) scoring
        on true
      join private_score kept on kept.entry_scoring_id = scoring.id
      """;

  private final JdbcClient jdbc;

  PrivateScores(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * By entry.
   *
   * @throws NotHereException unless the reader is staff of the competition's course
   */
  Map<UUID, Score> of(Membership reader, Competition competition) {
    checkMayRead(reader, competition);
    return all(competition);
  }

  /**
   * By entry, for the final board.
   *
   * @throws IllegalStateException while the competition still takes what counts
   */
  Map<UUID, Score> whenOver(Competition competition, Instant now) {
    if (!competition.isOver(now)) {
      throw new IllegalStateException("Competition " + competition.slug() + " is not over");
    }
    return all(competition);
  }

  private Map<UUID, Score> all(Competition competition) {
    return jdbc
        .sql(OF + "where team.competition_id = ?")
        .param(competition.id())
        .query(Kept.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Kept::entry, Kept::value));
  }

  /** The same of some entries, for a page that shows no others; empty for students. */
  Map<UUID, Score> visibleTo(Membership reader, Competition competition, List<UUID> entries) {
    if (!reader.isStaff() || entries.isEmpty()) {
      return Map.of();
    }
    checkMayRead(reader, competition);
    return jdbc
        .sql(
            """
            select entry.id as entry, kept.score, kept.score_low as low, kept.score_high as high
            from entry
            join team on team.id = entry.team_id
            join lateral (
                select * from standing_scoring one where one.entry_id = entry.id offset 0) scoring
              on true
            join private_score kept on kept.entry_scoring_id = scoring.id
            where entry.id in (:entries) and team.competition_id = :competition
            """)
        .param("entries", entries)
        .param("competition", competition.id())
        .query(Kept.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Kept::entry, Kept::value));
  }

  /** For staff, and for the entry's team once the competition is closed. */
  Optional<Score> visibleTo(Membership reader, Entry entry) {
    Competition competition = entry.competition();
    boolean own = competition.isClosed() && entry.team().has(reader.accountId());
    boolean staff = reader.isStaff() && reader.course().id() == competition.courseId();
    return staff || own ? one(entry) : Optional.empty();
  }

  /** What a replay's private score is more than the one that stands; null if none stands. */
  @Nullable Double gap(Entry entry, double replayed) {
    return one(entry).map(stands -> replayed - stands.value()).orElse(null);
  }

  private Optional<Score> one(Entry entry) {
    return jdbc.sql(OF + "where entry.id = ?")
        .param(entry.id())
        .query(Kept.class)
        .optional()
        .map(Kept::value);
  }

  private static void checkMayRead(Membership reader, Competition competition) {
    if (reader.staffOnly().course().id() != competition.courseId()) {
      throw new NotHereException("private scores of " + competition.slug());
    }
  }
}
