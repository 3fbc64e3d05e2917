package dev.touchstone.server.schedule;

/** What a course says once for all, in Markdown; empty where it says nothing. */
record CoursePage(Both books, Both hours, int version) {

  static final CoursePage BLANK = new CoursePage(Both.NOTHING, Both.NOTHING, 0);
}
