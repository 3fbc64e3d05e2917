package dev.touchstone.server.competition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Competitions extends Repository<Competition, UUID> {

  Optional<Competition> findById(UUID id);

  Optional<Competition> findByCourseIdAndSlug(long courseId, String slug);

  List<Competition> findByCourseIdOrderByClosesAt(long courseId);
}
