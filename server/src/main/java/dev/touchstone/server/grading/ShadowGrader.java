package dev.touchstone.server.grading;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Grades submissions for a regrade: what comes of it counts only once that is applied. */
@Component
public class ShadowGrader {

  private final GraderNode node;

  ShadowGrader(GraderNode node) {
    this.node = node;
  }

  /**
   * @throws dev.touchstone.sandbox.SandboxException if it was our fault and must be tried again
   */
  public void grade(UUID submissionId, UUID regradeId) {
    node.regrade(submissionId, regradeId);
  }
}
