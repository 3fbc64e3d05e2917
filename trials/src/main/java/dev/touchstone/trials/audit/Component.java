package dev.touchstone.trials.audit;

/**
 * A package we ship.
 *
 * @param name as advisories have it: {@code org.postgresql:postgresql}, {@code @lezer/common}
 */
record Component(Ecosystem ecosystem, String name, String version) {

  String text() {
    return name + " " + version;
  }
}
