package dev.touchstone.server.competition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface Entries extends Repository<Entry, UUID> {

  Optional<Entry> findById(UUID id);

  Optional<Entry> findByAccountIdAndFormAndContent(long accountId, UUID form, String content);

  List<Entry> findByTeamIdOrderByReceivedAtDesc(long teamId, Limit limit);
}
