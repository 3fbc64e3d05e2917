package dev.touchstone.server.competition;

import dev.touchstone.metric.Metric;
import dev.touchstone.reference.Text;
import dev.touchstone.server.competition.Board.Placed;
import dev.touchstone.server.competition.Board.TeamLabel;
import dev.touchstone.server.course.Membership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The boards of a course's competitions, as a member sees them. */
@Component
public class Boards {

  private static final int HEAD = 3;

  /** A competition with the first rows of its board. */
  public record Head(String path, Text title, Instant closesAt, Metric metric, Board board) {}

  private final CompetitionAccess competitions;
  private final Teams teams;
  private final JdbcClient jdbc;

  Boards(CompetitionAccess competitions, Teams teams, JdbcClient jdbc) {
    this.competitions = competitions;
    this.teams = teams;
    this.jdbc = jdbc;
  }

  /** Of every competition that runs, the one that closes next first. */
  public List<Head> heads(Membership member) {
    return competitions.running(member).stream().map(one -> head(member, one)).toList();
  }

  private Head head(Membership member, Competition competition) {
    return new Head(
        competition.path(member),
        competition.title(),
        competition.closesAt(),
        competition.metric(),
        board(member, competition).head(HEAD));
  }

  Board board(Membership reader, Competition competition) {
    List<Placed> entries =
        jdbc.sql(
                """
                select entry.id, entry.received_at, team.id as team, team.name, team.baseline,
                       scoring.score, scoring.score_low, scoring.score_high
                from entry
                join team on team.id = entry.team_id
                left join standing_scoring scoring on scoring.entry_id = entry.id
                where team.competition_id = ?
                """)
            .param(competition.id())
            .query((row, number) -> placed(row, competition))
            .list();
    Long mine = teams.findByMember(competition.id(), reader.accountId()).map(Team::id).orElse(null);
    return Board.of(entries, competition.metric().direction(), mine);
  }

  private static Placed placed(ResultSet row, Competition competition) throws SQLException {
    boolean baseline = row.getBoolean("baseline");
    String name = row.getString("name");
    Text shown = baseline ? competition.baseline().title() : new Text(name, name);
    return new Placed(
        row.getObject("id", UUID.class),
        new TeamLabel(row.getLong("team"), shown, baseline),
        row.getTimestamp("received_at").toInstant(),
        Scorings.score(row));
  }
}
