package dev.touchstone.trials.audit;

import java.util.Arrays;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.semver4j.Semver;

/** Where packages come from: how they are called there, and which of two versions is the newer. */
enum Ecosystem {
  MAVEN("Maven", "pkg:maven/", ':') {
    @Override
    int compare(String one, String other) {
      return new ComparableVersion(one).compareTo(new ComparableVersion(other));
    }
  },

  NPM("npm", "pkg:npm/", '/') {
    @Override
    int compare(String one, String other) {
      return version(one).compareTo(version(other));
    }

    private static Semver version(String text) {
      Semver version = Semver.parse(text);
      if (version == null) {
        throw new UnreadableVersionException(text);
      }
      return version.withClearedBuild();
    }
  };

  private final String word;
  private final String purl;
  private final char separator;

  Ecosystem(String word, String purl, char separator) {
    this.word = word;
    this.purl = purl;
    this.separator = separator;
  }

  /**
   * @throws UnreadableVersionException if one of them is no version here
   */
  abstract int compare(String one, String other);

  /** As advisories call it. */
  String word() {
    return word;
  }

  /** The name of a package in advisories; most npm packages have no group. */
  String nameOf(String group, String name) {
    return group.isEmpty() ? name : group + separator + name;
  }

  static Optional<Ecosystem> called(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  static Optional<Ecosystem> ofPurl(String purl) {
    return Arrays.stream(values()).filter(one -> purl.startsWith(one.purl)).findFirst();
  }
}
