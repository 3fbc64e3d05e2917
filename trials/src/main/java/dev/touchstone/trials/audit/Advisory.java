package dev.touchstone.trials.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An advisory in the format of the OSV project, of which this is what an audit reads.
 *
 * @param withdrawn when it was taken back, if it was
 * @param aliases what others call it: a CVE
 * @see <a href="https://ossf.github.io/osv-schema/">the schema; whether a version is affected is
 *     its section "Evaluation"</a>
 */
record Advisory(
    String id,
    @Nullable String modified,
    @Nullable String withdrawn,
    @Nullable String summary,
    List<String> aliases,
    List<Affected> affected,
    List<Severity> severity,
    @Nullable JsonNode databaseSpecific) {

  Advisory {
    aliases = aliases == null ? List.of() : aliases;
    affected = affected == null ? List.of() : affected;
    severity = severity == null ? List.of() : severity;
  }

  /**
   * @param score a CVSS vector
   */
  record Severity(String type, String score) {}

  record Package(String ecosystem, String name) {

    boolean is(Component component) {
      return ecosystem.equals(component.ecosystem().word()) && name.equals(component.name());
    }
  }

  /**
   * @param versions some or all of those affected, one by one
   */
  record Affected(@Nullable Package pkg, List<Range> ranges, List<String> versions) {

    Affected(
        @JsonProperty("package") @Nullable Package pkg, List<Range> ranges, List<String> versions) {
      this.pkg = pkg;
      this.ranges = ranges == null ? List.of() : ranges;
      this.versions = versions == null ? List.of() : versions;
    }

    boolean isOf(Component component) {
      return pkg != null && pkg.is(component);
    }

    boolean holds(Component component) {
      return versions.contains(component.version())
          || ranges.stream().anyMatch(range -> range.holds(component));
    }
  }

  record Range(String type, List<Event> events) {

    Range {
      events = events == null ? List.of() : events;
    }

    boolean holds(Component component) {
      if (type.equals("GIT")) {
        return false; // commits, of which a package has none
      }
      boolean affected = false;
      for (Event event : inOrder(component.ecosystem())) {
        affected = event.after(component, affected);
      }
      return affected && isWithinLimits(component);
    }

    Stream<String> fixes() {
      return events.stream().flatMap(event -> Stream.ofNullable(event.fixed()));
    }

    /** What ends before what begins at the same version; its last affected one after that. */
    private List<Event> inOrder(Ecosystem ecosystem) {
      return events.stream()
          .filter(event -> event.limit() == null)
          .sorted(
              Comparator.comparing(Event::version, (one, other) -> compare(ecosystem, one, other))
                  .thenComparing(Event::rank))
          .toList();
    }

    private boolean isWithinLimits(Component component) {
      List<String> limits =
          events.stream().flatMap(event -> Stream.ofNullable(event.limit())).toList();
      return limits.isEmpty()
          || limits.stream()
              .anyMatch(
                  limit ->
                      limit.equals("*")
                          || compare(component.ecosystem(), component.version(), limit) < 0);
    }
  }

  /** One of the four. */
  record Event(
      @Nullable String introduced,
      @Nullable String fixed,
      @Nullable String lastAffected,
      @Nullable String limit) {

    String version() {
      return Stream.of(introduced, fixed, lastAffected)
          .flatMap(Stream::ofNullable)
          .findFirst()
          .orElseThrow(() -> new UnreadableVersionException(""));
    }

    int rank() {
      return fixed != null ? 0 : introduced != null ? 1 : 2;
    }

    /** Whether the version is affected by all events up to this one. */
    boolean after(Component component, boolean before) {
      int past = compare(component.ecosystem(), component.version(), version());
      if (introduced != null) {
        return before || past >= 0;
      }
      return before && (fixed != null ? past < 0 : past <= 0);
    }
  }

  /** "0" is before every version there is. */
  private static int compare(Ecosystem ecosystem, String one, String other) {
    if (one.equals("0") || other.equals("0")) {
      return Boolean.compare(other.equals("0"), one.equals("0"));
    }
    return ecosystem.compare(one, other);
  }

  boolean isAbout(Component component) {
    return withdrawn == null && affected.stream().anyMatch(one -> one.isOf(component));
  }

  /**
   * @throws UnreadableVersionException if it cannot be told
   */
  boolean affects(Component component) {
    return withdrawn == null
        && affected.stream().anyMatch(one -> one.isOf(component) && one.holds(component));
  }

  /** The first version after this one in which it is mended. */
  Optional<String> fixFor(Component component) {
    Ecosystem ecosystem = component.ecosystem();
    return affected.stream()
        .filter(one -> one.isOf(component))
        .flatMap(one -> one.ranges().stream())
        .filter(range -> range.holds(component))
        .flatMap(Range::fixes)
        .filter(fix -> compare(ecosystem, fix, component.version()) > 0)
        .min((one, other) -> compare(ecosystem, one, other));
  }

  /** HIGH, where the database says so in a word, or the CVSS vector. */
  String weight() {
    String word = databaseSpecific == null ? "" : databaseSpecific.path("severity").asString("");
    return word.isEmpty() ? severity.stream().map(Severity::score).findFirst().orElse("") : word;
  }
}
