package dev.touchstone.server.competition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface Entries extends Repository<Entry, UUID> {

  Optional<Entry> findById(UUID id);

  Optional<Entry> findByAccountIdAndForm(long accountId, UUID form);

  List<Entry> findByTeamIdOrderByReceivedAtDesc(long teamId, Limit limit);
}
