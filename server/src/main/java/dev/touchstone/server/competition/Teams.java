package dev.touchstone.server.competition;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, Long> {

  @Query("select t from Team t join t.members m where t.competition.id = ?1 and m.accountId = ?2")
  Optional<Team> findByMember(UUID competitionId, long accountId);

  Optional<Team> findByCompetitionIdAndBaselineTrue(UUID competitionId);

  Team save(Team team);
}
