/**
 * Bad days on purpose. A platform of its own, of one web node and two graders as processes, a
 * PostgreSQL and a Docker Engine nobody else uses, is handed known programs by twenty students
 * while {@link dev.touchstone.trials.chaos.Fault}s happen to it: processes are killed, the database
 * and the engine stop, connections are cut, notifications are lost or late, a disk is full, a clock
 * is wrong. When all is over, {@link dev.touchstone.trials.chaos.Tally} counts what was lost, what
 * was counted twice, and what was held against a student who did nothing.
 */
@NullMarked
package dev.touchstone.trials.chaos;

import org.jspecify.annotations.NullMarked;
