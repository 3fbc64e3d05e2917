package dev.touchstone.trials.redteam;

import java.util.List;

/** How all of them went; {@code total} counts the attacks on parts that exist. */
record Report(int held, int total, int notRun, List<Finding> attacks) {

  static Report of(List<Finding> attacks) {
    int held = (int) attacks.stream().filter(Finding::isHeld).count();
    int notRun = (int) attacks.stream().filter(finding -> finding.held() == null).count();
    return new Report(held, attacks.size() - notRun, notRun, attacks);
  }

  boolean isClean() {
    return held == total;
  }

  String line() {
    return "held " + held + " of " + total + ", not run " + notRun;
  }
}
