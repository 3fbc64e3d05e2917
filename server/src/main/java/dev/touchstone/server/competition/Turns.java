package dev.touchstone.server.competition;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One at a time in each competition, until the end of the transaction: of fifty entries sent at
 * once the day's limit is still the limit, and two teams that merge at the same moment do so one
 * after the other. Whoever takes the turn reads what it decides by only afterwards.
 */
@Component
class Turns {

  private final JdbcClient jdbc;

  Turns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void take(UUID competitionId) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('entry'), hashtext(?))")
        .param(competitionId.toString())
        .query((row, number) -> number)
        .list();
  }
}
