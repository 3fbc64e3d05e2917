package dev.touchstone.server.competition;

import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Score;
import dev.touchstone.server.competition.Contender.Candidate;
import dev.touchstone.server.competition.FinalBoard.Row;
import dev.touchstone.server.competition.FinalOrder.Placed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The final boards in the database: rows are added, never changed. */
@Component
class FinalBoards {

  /** One of several editions. */
  record Edition(int edition, @Nullable String label, Instant drawnAt, @Nullable String drawnBy) {

    /** Whether it came of what happened to a team, which its label then names. */
    public boolean byItself() {
      return TeamEvents.Kind.DISQUALIFIED.name().equals(label)
          || TeamEvents.Kind.REINSTATED.name().equals(label);
    }
  }

  private final JdbcClient jdbc;

  FinalBoards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The first of a competition comes first. */
  List<Edition> editions(Competition competition) {
    return jdbc.sql(
            """
            select board.edition, board.label, board.drawn_at, account.display_name as drawn_by
            from final_board board left join account on account.id = board.drawn_by
            where board.competition_id = ? order by board.edition
            """)
        .param(competition.id())
        .query(Edition.class)
        .list();
  }

  /**
   * @param edition the newest if null
   */
  Optional<FinalBoard> find(Competition competition, @Nullable Integer edition) {
    return jdbc.sql(
            """
            select * from final_board
            where competition_id = :competition and (:edition::int is null or edition = :edition)
            order by edition desc limit 1
            """)
        .param("competition", competition.id())
        .param("edition", edition)
        .query((row, number) -> board(row))
        .optional();
  }

  private FinalBoard board(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    String marks = row.getString("marks");
    return new FinalBoard(
        id,
        row.getInt("edition"),
        row.getString("label"),
        marks == null ? null : MarkRule.parse(marks),
        row.getInt("prizes"),
        row.getBoolean("publication"),
        row.getTimestamp("drawn_at").toInstant(),
        rows(id));
  }

  private List<Row> rows(long board) {
    return jdbc.sql(
            """
            select final_row.*, entry.published_at is not null as published
            from final_row left join entry on entry.id = final_row.entry_id
            where board_id = ? order by place
            """)
        .param(board)
        .query((row, number) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getInt("place"),
        row.getLong("team_id"),
        row.getString("name"),
        row.getString("nickname"),
        row.getString("members"),
        row.getBoolean("baseline"),
        row.getBoolean("disqualified"),
        row.getInt("entries"),
        row.getObject("entry_id", UUID.class),
        row.getBoolean("picked"),
        row.getBoolean("published"),
        row.getObject("rank", Integer.class),
        row.getObject("public_rank", Integer.class),
        row.getObject("tie_group", Integer.class),
        score(row, "score", "score_low", "score_high"),
        score(row, "public_score", "public_low", "public_high"),
        row.getBigDecimal("points"));
  }

  private static @Nullable Score score(ResultSet row, String value, String low, String high)
      throws SQLException {
    double score = row.getDouble(value);
    return row.wasNull()
        ? null
        : new Score(score, new Interval(row.getDouble(low), row.getDouble(high)));
  }

  /**
   * @param label null of the first edition
   * @param drawnBy null if it was drawn by itself
   */
  void keep(
      Competition competition,
      List<Placed> order,
      @Nullable String label,
      @Nullable Long drawnBy,
      Instant now) {
    MarkRule marks = competition.marks();
    long board =
        jdbc.sql(
                """
                insert into final_board (competition_id, edition, label, marks, prizes, publication,
                  drawn_at, drawn_by)
                select :competition, 1 + count(*), :label, :marks, :prizes, :publication, :now, :by
                from final_board where competition_id = :competition
                returning id
                """)
            .param("competition", competition.id())
            .param("label", label)
            .param("marks", marks == null ? null : marks.toString())
            .param("prizes", competition.rules().prizes())
            .param("publication", competition.rules().publication())
            .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .param("by", drawnBy)
            .query(Long.class)
            .single();
    for (int i = 0; i < order.size(); i++) {
      insert(board, i + 1, order.get(i));
    }
  }

  private void insert(long board, int place, Placed one) {
    Contender team = one.team();
    StatementSpec insert =
        jdbc.sql(
                """
                insert into final_row (board_id, place, team_id, name, nickname, members, baseline,
                  disqualified, entries, entry_id, scoring_id, picked, received_at, rank,
                  public_rank, tie_group, score, score_low, score_high, public_score, public_low,
                  public_high, points)
                values (:board, :place, :team, :name, :nickname, :members, :baseline,
                  :disqualified, :entries, :entry, :scoring, :picked, :received, :rank,
                  :public_rank, :tie_group, :score, :score_low, :score_high, :public_score,
                  :public_low, :public_high, :points)
                """)
            .param("board", board)
            .param("place", place)
            .param("team", team.team())
            .param("name", team.name())
            .param("nickname", team.nickname())
            .param("members", team.members())
            .param("baseline", team.baseline())
            .param("disqualified", team.disqualified())
            .param("entries", team.entries())
            .param("rank", one.rank())
            .param("public_rank", one.publicRank())
            .param("tie_group", one.tieGroup())
            .param("points", one.points());
    counted(insert, one.counted()).update();
  }

  private static StatementSpec counted(StatementSpec insert, @Nullable Candidate entry) {
    return insert
        .param("entry", entry == null ? null : entry.entry())
        .param("scoring", entry == null ? null : entry.scoring())
        .param("picked", entry != null && entry.picked())
        .param(
            "received",
            entry == null ? null : OffsetDateTime.ofInstant(entry.received(), ZoneOffset.UTC))
        .param("score", entry == null ? null : entry.kept().value())
        .param("score_low", entry == null ? null : entry.kept().interval().low())
        .param("score_high", entry == null ? null : entry.kept().interval().high())
        .param("public_score", entry == null ? null : entry.shown().value())
        .param("public_low", entry == null ? null : entry.shown().interval().low())
        .param("public_high", entry == null ? null : entry.shown().interval().high());
  }
}
