package dev.touchstone.trials.redteam;

/** What takes more than requests one after the other. */
enum Check {
  /** Placeholder until the first is written. */
  NOTHING {
    @Override
    Observed run(Scene scene) {
      return Observed.NOTHING;
    }
  };

  abstract Observed run(Scene scene);
}
