/**
 * What is tried and counts for nothing. Staff try a program on an exercise of the catalogue, by all
 * its cases; students run theirs on the visible examples before they hand in. Both are {@link
 * dev.touchstone.server.practice.Trial}s.
 *
 * <p>A trial is stored and queued in one transaction, judged in the sandbox like a submission, and
 * shown like one: a trial of the catalogue to the staff of its course, a run to whoever ran it and
 * to that staff. It is a row of {@code trial} and of nothing else: no score, history or gradebook
 * reads that table. A fault of ours is written into it, tried again with growing pauses, and makes
 * room for what the next attempt finds.
 *
 * <p>A run gets no input that its author may not see: hidden cases never enter its container. A
 * person has at most {@link dev.touchstone.server.practice.TrialDesk#MOST_RUNS} of them waiting,
 * may cancel one that is not running yet, and loses the oldest when new ones are judged.
 */
@NullMarked
package dev.touchstone.server.practice;

import org.jspecify.annotations.NullMarked;
