package dev.touchstone.server.roster;

import java.util.List;

/**
 * What is to be said about a line of a roster.
 *
 * @param bars whether the line is left out because of it
 * @param what the text key is {@code roster.finding.} and this
 */
record Finding(int line, boolean bars, String what, List<String> details) {

  static Finding bar(int line, String what, String... details) {
    return new Finding(line, true, what, List.of(details));
  }

  static Finding note(int line, String what, String... details) {
    return new Finding(line, false, what, List.of(details));
  }

  public String detail(int number) {
    return number < details.size() ? details.get(number) : "";
  }
}
