package dev.touchstone.server.competition;

import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Score;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The only reader of private scores. Whoever asks shows by what right; a page that shows them to a
 * student can't be written by forgetting something.
 */
@Component
class PrivateScores {

  private record Kept(UUID entry, double score, double low, double high) {

    Score value() {
      return new Score(score, new Interval(low, high));
    }
  }

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
    return jdbc
        .sql(
            """
            select entry.id as entry, kept.score, kept.score_low as low, kept.score_high as high
            from private_score kept
            join standing_scoring on standing_scoring.id = kept.entry_scoring_id
            join entry on entry.id = standing_scoring.entry_id
            join team on team.id = entry.team_id
            where team.competition_id = ?
            """)
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
            join lateral (select * from standing_scoring one where one.entry_id = entry.id) scoring
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

  Optional<Score> visibleTo(Membership reader, Entry entry) {
    return Optional.ofNullable(
        visibleTo(reader, entry.competition(), List.of(entry.id())).get(entry.id()));
  }

  private static void checkMayRead(Membership reader, Competition competition) {
    if (reader.staffOnly().course().id() != competition.courseId()) {
      throw new NotHereException("private scores of " + competition.slug());
    }
  }
}
