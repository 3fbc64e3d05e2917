package dev.touchstone.server.authoring;

import dev.touchstone.authoring.Gate;
import dev.touchstone.authoring.PreparedExercise;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.assignment.OwnExercises;
import dev.touchstone.server.grading.AuthorsSandbox;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.submission.Blobs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the gate for one version. */
@Component
class GateKeeper {

  private static final Logger log = LoggerFactory.getLogger(GateKeeper.class);
  private static final long SEED = 1;

  private final Versions versions;
  private final Blobs blobs;
  private final AuthorsSandbox sandboxes;
  private final OwnExercises ownExercises;
  private final Changes changes;
  private final Limits limits;
  private final Clock clock;

  GateKeeper(
      Versions versions,
      Blobs blobs,
      AuthorsSandbox sandboxes,
      OwnExercises ownExercises,
      Changes changes,
      Limits limits,
      Clock clock) {
    this.versions = versions;
    this.blobs = blobs;
    this.sandboxes = sandboxes;
    this.ownExercises = ownExercises;
    this.changes = changes;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @throws SandboxException if it was our fault and must be tried again
   */
  void check(UUID id) {
    Version version = versions.find(id).orElseThrow();
    if (version.gate() != null) {
      return;
    }
    changes.tell(id);
    try (Sandbox sandbox = sandboxes.open()) {
      Gate gate = new Gate(sandbox, limits, SEED);
      List<PreparedExercise> prepared = new ArrayList<>();
      Gate.Report report =
          gate.check(
              Folders.read(version.slug(), blobs.read(version.folder())), row -> {}, prepared::add);
      ownExercises.keep(id, prepared);
      versions.found(id, report, clock.instant());
    } catch (RuntimeException e) {
      log.error("The gate failed on our side for version {}", id, e);
      versions.failed(id, String.valueOf(e.getMessage()));
      throw new SandboxException("the gate failed: " + e.getMessage(), e);
    }
  }
}
