package dev.touchstone.server.sample;

import dev.touchstone.server.course.Course;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The people, the course and its assignments are there; whoever has more in the folder, loads it.
 */
public record SampleCourseLoaded(Course course, Path folder, Instant at) {}
