package dev.touchstone.server.grading;

import dev.touchstone.grading.GradingReport;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What came of submissions, for other capabilities; who may see it is theirs to check. */
@Component
public class Results {

  private final Gradings gradings;

  Results(Gradings gradings) {
    this.gradings = gradings;
  }

  /** The report that stands, if the submission is graded. */
  public Optional<GradingReport> report(UUID submissionId) {
    return gradings.standing(submissionId).flatMap(Grading::report);
  }
}
