package dev.touchstone.server.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Submissions extends Repository<Submission, UUID> {

  Optional<Submission> findById(UUID id);

  Optional<Submission> findByAccountIdAndFormAndContent(long accountId, UUID form, String content);

  Optional<Submission> findFirstByAccountIdAndExerciseIdAndFileNameEndingWithOrderByReceivedAtDesc(
      long accountId, long exerciseId, String ending);

  Optional<Submission> findFirstByAccountIdAndExerciseIdAndReceivedAtBeforeOrderByReceivedAtDesc(
      long accountId, long exerciseId, Instant received);
}
