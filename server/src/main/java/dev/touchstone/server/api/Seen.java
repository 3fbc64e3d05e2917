package dev.touchstone.server.api;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which state of a thing somebody saw: the numbers that an {@code ETag} is made of. */
final class Seen {

  private static final Pattern TAG = Pattern.compile("\"\\d{1,9}([.]\\d{1,9})*\"");

  private Seen() {}

  static String tag(int... versions) {
    return "\""
        + String.join(".", Arrays.stream(versions).mapToObj(String::valueOf).toList())
        + "\"";
  }

  /**
   * What a script says that it saw.
   *
   * @param count of how many numbers it consists
   * @throws ApiProblem if it says nothing (428), or nothing that we ever said (412)
   */
  static int[] of(@Nullable String ifMatch, int count) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ApiProblem.of(HttpStatus.PRECONDITION_REQUIRED);
    }
    String tag = ifMatch.strip();
    int[] versions =
        TAG.matcher(tag).matches()
            ? Arrays.stream(tag.substring(1, tag.length() - 1).split("[.]"))
                .mapToInt(Integer::parseInt)
                .toArray()
            : new int[0];
    if (versions.length != count) {
      throw ApiProblem.of(HttpStatus.PRECONDITION_FAILED);
    }
    return versions;
  }
}
