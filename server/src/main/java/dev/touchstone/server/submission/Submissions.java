package dev.touchstone.server.submission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface Submissions extends Repository<Submission, UUID> {

  Optional<Submission> findById(UUID id);

  Optional<Submission> findByAccountIdAndFormAndContent(long accountId, UUID form, String content);

  List<Submission> findByAccountIdAndExerciseIdOrderByReceivedAtDesc(
      long accountId, long exerciseId, Limit limit);
}
