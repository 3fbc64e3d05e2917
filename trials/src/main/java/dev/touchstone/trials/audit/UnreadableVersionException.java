package dev.touchstone.trials.audit;

/** What an advisory calls a version is none in its ecosystem. */
final class UnreadableVersionException extends RuntimeException {

  UnreadableVersionException(String version) {
    super("'%s' is no version".formatted(version));
  }
}
