package dev.touchstone.trials.chaos;

import java.nio.file.Path;
import java.util.List;

/**
 * What the launcher knows.
 *
 * @param java the program and what the JVM is told
 * @param classPath of the server
 * @param image the sandbox's
 * @param work a folder for all that is thrown away afterwards
 * @param binaries where PostgreSQL is unpacked
 * @param engineRoot where the second engine keeps its images
 * @param course with the students
 * @param competition a folder of one, for that course
 * @param dataSets for the competition
 */
record Setting(
    List<String> java,
    String classPath,
    String image,
    Path work,
    Path binaries,
    Path engineRoot,
    Path course,
    Path competition,
    Path dataSets) {}
