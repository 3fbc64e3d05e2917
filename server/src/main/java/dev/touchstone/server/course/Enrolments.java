package dev.touchstone.server.course;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface Enrolments extends Repository<Enrolment, Long> {

  Optional<Enrolment> findByCourseIdAndAccountId(long courseId, long accountId);

  @EntityGraph(attributePaths = "course")
  List<Enrolment> findByAccountIdOrderById(long accountId);

  Enrolment save(Enrolment enrolment);
}
