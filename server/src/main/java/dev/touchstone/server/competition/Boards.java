package dev.touchstone.server.competition;

import dev.touchstone.reference.Text;
import dev.touchstone.server.competition.Board.Reader;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The boards of a course's competitions, as a member or a stranger sees them. */
@Component
public class Boards {

  private static final int HEAD = 3;

  /** A competition with the first rows of its board. */
  public record Head(
      String path, Text title, Instant closesAt, Board board, List<Board.Row> rows) {}

  private final CompetitionAccess competitions;
  private final Competitions all;
  private final BoardSnapshots snapshots;
  private final Teams teams;
  private final JdbcClient jdbc;
  private final Clock clock;

  Boards(
      CompetitionAccess competitions,
      Competitions all,
      BoardSnapshots snapshots,
      Teams teams,
      JdbcClient jdbc,
      Clock clock) {
    this.competitions = competitions;
    this.all = all;
    this.snapshots = snapshots;
    this.teams = teams;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Of every competition that runs, the one that closes next first. */
  public List<Head> heads(Membership member) {
    return competitions.running(member).stream().map(one -> head(member, one)).toList();
  }

  private Head head(Membership member, Competition competition) {
    Board board = board(member, competition);
    return new Head(
        competition.path(member),
        competition.title(),
        competition.closesAt(),
        board,
        board.head(HEAD));
  }

  /** With every score that was saved before this was asked. */
  Board board(Membership member, Competition competition) {
    Long mine = teams.findByMember(competition.id(), member.accountId()).map(Team::id).orElse(null);
    return new Board(
        snapshots.now(competition.id()),
        settings(competition),
        new Reader(mine, member.isStaff(), true),
        competition.baseline().title());
  }

  /** A competition that shows its board to everybody, by the slugs of its address. */
  record Public(Competition competition, BoardSettings settings) {}

  Optional<Public> publicly(String course, String slug) {
    return jdbc.sql("select id from course where slug = ?")
        .param(course)
        .query(Long.class)
        .optional()
        .flatMap(id -> all.findByCourseIdAndSlug(id, slug))
        .map(competition -> new Public(competition, settings(competition)))
        .filter(one -> one.settings().isPublic())
        .filter(one -> !clock.instant().isBefore(one.competition().opensAt()));
  }

  /** What it was a moment ago, at most. */
  Board board(Public open) {
    return new Board(
        snapshots.recent(open.competition().id()),
        open.settings(),
        Reader.STRANGER,
        open.competition().baseline().title());
  }

  BoardSettings settings(Competition competition) {
    Rules rules = competition.rules();
    return new BoardSettings(
        competition.id(),
        competition.metric(),
        rules.digits(),
        rules.ladder(),
        rules.names(),
        rules.boardTop(),
        rules.publicPage(),
        rules.prizes(),
        competition.opensAt(),
        competition.closesAt(),
        zone(competition));
  }

  private ZoneId zone(Competition competition) {
    return jdbc.sql("select time_zone from course where id = ?")
        .param(competition.courseId())
        .query((row, number) -> ZoneId.of(row.getString("time_zone")))
        .single();
  }
}
