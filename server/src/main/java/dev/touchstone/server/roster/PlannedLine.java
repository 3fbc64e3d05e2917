package dev.touchstone.server.roster;

import org.jspecify.annotations.Nullable;

/**
 * What a line of a roster will do.
 *
 * @param known the account it means; null for one to be made
 * @param section the section they will be in, as it is called here
 * @param newName the name that replaces the one they have; null if it stays
 */
record PlannedLine(
    RosterLine line,
    Kind kind,
    @Nullable Known known,
    @Nullable String section,
    @Nullable String newName) {

  /** Its text key is {@code roster.kind.} and the name. */
  enum Kind {
    NEW,
    JOINS,
    CHANGES,
    SAME
  }

  public String account() {
    return known == null ? line.accountOrNumber() : known.name();
  }

  public String displayName() {
    return newName != null || known == null ? line.displayName() : known.displayName();
  }

  /** Whether they go from one section to another. */
  public boolean isMoved() {
    return known != null
        && known.role() != null
        && section != null
        && !section.equals(known.section());
  }
}
