package dev.touchstone.server.assignment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All assignments. */
public interface Assignments extends Repository<Assignment, Long> {

  Optional<Assignment> findByCourseIdAndSlug(long courseId, String slug);

  List<Assignment> findByCourseIdOrderByPosition(long courseId);

  Assignment save(Assignment assignment);
}
