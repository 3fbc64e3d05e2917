package dev.touchstone.server.competition;

import org.jspecify.annotations.Nullable;

/**
 * What a team is called.
 *
 * @param nickname what stands on a board that shows nicknames
 */
record TeamName(String name, @Nullable String nickname) {

  private static final int LONGEST = 40;

  TeamName {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A team has a name");
    }
  }

  /**
   * As it was typed.
   *
   * @throws RefusedTeamException if it cannot stand on a board
   */
  static TeamName of(String name, String nickname) {
    String plain = plain(name);
    if (plain.isEmpty()) {
      throw new RefusedTeamException("team-nameless");
    }
    String nick = plain(nickname);
    return new TeamName(plain, nick.isEmpty() ? null : nick);
  }

  // What changes the direction of writing, or cannot be seen, would let a team pass for another.
  private static String plain(String typed) {
    String plain = typed.replaceAll("[\\p{C}]", "").replaceAll("[\\s\\p{Z}]+", " ").strip();
    if (plain.codePointCount(0, plain.length()) > LONGEST) {
      throw new RefusedTeamException("team-name-long", String.valueOf(LONGEST));
    }
    return plain;
  }
}
