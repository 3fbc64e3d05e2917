package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A team opens the code of an entry to the course. The course may read it once the competition is
 * closed; until then the team may still think better of it.
 */
@Component
class Publications {

  private final JdbcClient jdbc;
  private final Entries entries;
  private final Standings standings;
  private final Turns turns;
  private final Clock clock;

  Publications(JdbcClient jdbc, Entries entries, Standings standings, Turns turns, Clock clock) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.standings = standings;
    this.turns = turns;
    this.clock = clock;
  }

  @Transactional
  public void publish(Membership member, Competition competition, UUID id) {
    long team = own(member, competition, id);
    jdbc.sql("update entry set published_at = coalesce(published_at, ?) where id = ?")
        .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), id)
        .update();
    standings.refresh(team);
  }

  @Transactional
  public void takeBack(Membership member, Competition competition, UUID id) {
    long team = own(member, competition, id);
    boolean closed =
        jdbc.sql("select closed_at is not null from competition where id = ?")
            .param(competition.id())
            .query(Boolean.class)
            .single();
    if (closed) {
      throw new RefusedTeamException("publish-final");
    }
    jdbc.sql("update entry set published_at = null where id = ?").param(id).update();
    standings.refresh(team);
  }

  boolean isPublished(UUID id) {
    return jdbc.sql("select published_at is not null from entry where id = ?")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** The member's own team, whose entry it is. */
  private long own(Membership member, Competition competition, UUID id) {
    turns.take(competition.id());
    return entries
        .findById(id)
        .filter(one -> one.competition().id().equals(competition.id()))
        .map(Entry::team)
        .filter(team -> team.has(member.accountId()))
        .map(Team::id)
        .orElseThrow(() -> new NotHereException("entry " + id));
  }
}
