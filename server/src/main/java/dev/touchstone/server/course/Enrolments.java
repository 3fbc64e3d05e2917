package dev.touchstone.server.course;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Enrolments extends Repository<Enrolment, Long> {

  Optional<Enrolment> findByCourseIdAndAccountId(long courseId, long accountId);

  // A fetch join, no entity graph: with a graph Hibernate translates the query anew each time.
  @Query("select e from Enrolment e join fetch e.course where e.accountId = :account order by e.id")
  List<Enrolment> findByAccountId(long account);

  Enrolment save(Enrolment enrolment);
}
