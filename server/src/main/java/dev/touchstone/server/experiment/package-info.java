/**
 * Curves one can watch: what programs log of themselves while they run.
 *
 * <p>Whoever runs a program, as a submission, a trial or an entry, asks {@link
 * dev.touchstone.server.grading.RunLogs} for a logbook, and {@link
 * dev.touchstone.server.experiment.Recorder} gives one out. What it hears is kept in memory of a
 * fixed size, thinned ({@link dev.touchstone.server.experiment.Line}), and written down a few times
 * a second by a thread of its own, so that no grading waits for it and no flood fills anything.
 * With each writing the open pages of the run are told, and fetch their curves.
 *
 * <p>A run is a row of {@code experiment_run} and of nothing else: no score reads it. It belongs to
 * whoever handed the program in, who alone may change or delete it; the team of an entry and the
 * staff of the course may read it; to everybody else it does not exist.
 */
@NullMarked
package dev.touchstone.server.experiment;

import org.jspecify.annotations.NullMarked;
