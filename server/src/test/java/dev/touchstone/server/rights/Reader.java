package dev.touchstone.server.rights;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Everybody who may ask for a page, in the order of the table's columns. */
enum Reader {
  ANONYMOUS("nobody"),
  OWNER("owner"),
  CLASSMATE("other"),
  STUDENT_ELSEWHERE("student-elsewhere"),
  /** Limited to the owner's section. */
  TA("ta"),
  /** Limited to the classmate's section. */
  TA_OF_ANOTHER_SECTION("ta-other-section"),
  TA_ELSEWHERE("ta-elsewhere"),
  INSTRUCTOR("instructor"),
  INSTRUCTOR_ELSEWHERE("instructor-elsewhere"),
  ADMIN("admin");

  private final String column;

  Reader(String column) {
    this.column = column;
  }

  String account() {
    return "rights-" + column;
  }

  static String header() {
    return Arrays.stream(values()).map(reader -> reader.column).collect(Collectors.joining(" "));
  }
}
