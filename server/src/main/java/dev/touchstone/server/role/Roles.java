package dev.touchstone.server.role;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this process is for; at least one thing. */
public record Roles(boolean web, boolean grader) {

  static final String PROPERTY = "touchstone.roles";

  private static final String WEB = "web";
  private static final String GRADER = "grader";
  private static final Set<String> KNOWN = Set.of(WEB, GRADER);

  public Roles {
    if (!web && !grader) {
      throw new IllegalArgumentException(PROPERTY + " names nothing; it is web, grader or both");
    }
  }

  /** As {@link #of} reads them. */
  public List<String> named() {
    return Stream.of(web ? WEB : "", grader ? GRADER : "").filter(role -> !role.isEmpty()).toList();
  }

  /** From a list with commas. */
  static Roles of(String named) {
    Set<String> roles =
        Arrays.stream(named.split(","))
            .map(String::strip)
            .filter(role -> !role.isEmpty())
            .collect(Collectors.toSet());
    roles.stream()
        .filter(role -> !KNOWN.contains(role))
        .findAny()
        .ifPresent(
            role -> {
              throw new IllegalArgumentException(
                  PROPERTY + " is web, grader or both, not '" + role + "'");
            });
    return new Roles(roles.contains(WEB), roles.contains(GRADER));
  }
}
