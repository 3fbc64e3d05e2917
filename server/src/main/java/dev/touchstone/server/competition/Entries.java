package dev.touchstone.server.competition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Entries extends Repository<Entry, UUID> {

  Optional<Entry> findById(UUID id);

  Optional<Entry> findByAccountIdAndFormAndContent(long accountId, UUID form, String content);

  List<Entry> findByTeamIdOrderByReceivedAtDesc(long teamId, Limit limit);

  /** Of a team, those that nothing has come of yet. */
  @Query(
      value =
          """
          select entry.id from entry
          where team_id = :team
            and not exists (select from standing_scoring s where s.entry_id = entry.id offset 0)
          """,
      nativeQuery = true)
  List<UUID> unjudged(long team);
}
