package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logbook;
import dev.touchstone.server.grading.RunLogs;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives out logbooks to those who run programs. */
@Component
class Recorder implements RunLogs {

  private final RunStore store;
  private final Runs runs;

  Recorder(RunStore store, Runs runs) {
    this.store = store;
    this.runs = runs;
  }

  @Override
  public Logbook open(Source source) {
    return new Recording(store, source);
  }

  @Override
  public Optional<String> page(UUID sourceId) {
    return runs.page(sourceId);
  }
}
