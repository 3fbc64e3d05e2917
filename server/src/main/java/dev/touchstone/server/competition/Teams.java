package dev.touchstone.server.competition;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, Long> {

  Optional<Team> findById(long id);

  @Query("select t from Team t join t.members m where t.competition.id = ?1 and m.accountId = ?2")
  Optional<Team> findByMember(UUID competitionId, long accountId);

  Optional<Team> findByCompetitionIdAndBaselineTrue(UUID competitionId);

  Team save(Team team);

  /** Those whose name or nickname it is, of teams that are still there. */
  @Query(
      """
      select count(t) from Team t
      where t.competition.id = ?1 and t.id <> ?3 and t.mergedInto is null
        and (t.baseline or size(t.members) > 0)
        and (lower(t.name) = lower(?2) or lower(t.nickname) = lower(?2))
      """)
  int countCalled(UUID competitionId, String name, long except);
}
