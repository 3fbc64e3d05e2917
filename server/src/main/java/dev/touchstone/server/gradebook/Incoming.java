package dev.touchstone.server.gradebook;

import dev.touchstone.server.course.Student;
import java.math.BigDecimal;

/**
 * A number from a file, for a student.
 *
 * @param version of what was written there when the file was looked at
 */
record Incoming(Student student, int version, BigDecimal points) {}
