package dev.touchstone.server.competition;

import dev.touchstone.server.competition.BoardSnapshot.Entrant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The newest snapshot of each board. Whoever asks learns from one row of the database whether it
 * still is the newest; if not, only what changed is read, once for all who wait for it: of a storm
 * of scores readers notice the sum.
 */
@Component
class BoardSnapshots {

  /** How old a snapshot may be that strangers see. */
  private static final Duration RECENT = Duration.ofMillis(250);

  private final JdbcClient jdbc;
  private final Standings standings;
  private final EvidenceShelf shelf;
  private final Clock clock;
  private final Map<UUID, Shelved> boards = new ConcurrentHashMap<>();

  BoardSnapshots(JdbcClient jdbc, Standings standings, EvidenceShelf shelf, Clock clock) {
    this.jdbc = jdbc;
    this.standings = standings;
    this.shelf = shelf;
    this.clock = clock;
  }

  /** With every score that was saved before this was asked. */
  BoardSnapshot now(UUID competitionId) {
    return boards.computeIfAbsent(competitionId, Shelved::new).now();
  }

  /** The same, or what it was a moment ago. */
  BoardSnapshot recent(UUID competitionId) {
    return boards.computeIfAbsent(competitionId, Shelved::new).recent();
  }

  /** One competition's. */
  private final class Shelved {

    private final UUID competition;
    private final ReentrantLock turn = new ReentrantLock();
    private final TieBook ties = new TieBook(shelf);

    /** By team; only whose turn it is reads or writes it. */
    private final Map<Long, Entrant> entrants = new HashMap<>();

    private volatile @Nullable BoardSnapshot newest;
    private volatile Instant looked = Instant.MIN;

    Shelved(UUID competition) {
      this.competition = competition;
    }

    BoardSnapshot recent() {
      BoardSnapshot known = newest;
      return known != null && clock.instant().isBefore(looked.plus(RECENT)) ? known : now();
    }

    BoardSnapshot now() {
      Instant asked = clock.instant();
      BoardSnapshot known = newest;
      if (known == null || known.version() < version() || isPast(known)) {
        known = drawn();
      }
      looked = asked;
      return known;
    }

    // Who had to wait finds it drawn.
    private BoardSnapshot drawn() {
      turn.lock();
      try {
        BoardSnapshot known = newest;
        long version = version();
        if (known != null && known.version() >= version && !isPast(known)) {
          return known;
        }
        BoardRules rules = standings.rules(competition);
        for (Changed one : changedSince(known == null ? 0 : known.version())) {
          if (one.merged()) {
            entrants.remove(one.entrant().team());
          } else {
            entrants.put(one.entrant().team(), one.entrant());
          }
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), rules.zone());
        BoardSnapshot drawn = BoardSnapshot.of(version, today, rules, entrants.values(), ties);
        newest = drawn;
        return drawn;
      } finally {
        turn.unlock();
      }
    }

    // Midnight changes ranks' changes and nothing else.
    private boolean isPast(BoardSnapshot known) {
      return !clock.instant().isBefore(known.until());
    }

    private long version() {
      return jdbc.sql("select version from board where competition_id = ?")
          .param(competition)
          .query(Long.class)
          .optional()
          .orElse(0L);
    }

    private List<Changed> changedSince(long version) {
      return jdbc.sql(
              """
              select standing.*, team.name, team.nickname, team.baseline,
                     team.disqualified_at is not null as disqualified,
                     team.merged_into is not null as merged,
                     array(select account.display_name
                           from team_member join account on account.id = account_id
                           where team_member.team_id = team.id
                           order by account.display_name, account.id) as members,
                     (select entry.id from entry
                      where entry.team_id = team.id and entry.published_at is not null
                      order by entry.id = standing.entry_id desc nulls last, entry.published_at desc
                      limit 1) as published
              from standing join team on team.id = standing.team_id
              where standing.competition_id = ? and standing.version > ?
              """)
          .params(competition, version)
          .query((row, number) -> changed(row))
          .list();
    }
  }

  private record Changed(Entrant entrant, boolean merged) {}

  private static Changed changed(ResultSet row) throws SQLException {
    return new Changed(
        new Entrant(
            row.getLong("team_id"),
            row.getString("name"),
            row.getString("nickname"),
            row.getBoolean("baseline"),
            row.getBoolean("disqualified"),
            List.of((String[]) row.getArray("members").getArray()),
            row.getObject("published", UUID.class),
            Standings.read(row)),
        row.getBoolean("merged"));
  }
}
