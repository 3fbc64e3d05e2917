/**
 * The exercise catalogue, as the members of a course read it: what is asked, with what, and how it
 * is compared. Staff also read what students are known to get wrong and whether the cases tell
 * those mistakes apart, and they try programs of their own.
 *
 * <p>A trial is stored and queued in one transaction, judged in the sandbox like a submission, and
 * shown like one, to the staff of its course only. It is a row of {@code trial} and of nothing
 * else: no score, history or gradebook reads that table. A fault of ours is written into it, tried
 * again with growing pauses, and makes room for what the next attempt finds.
 */
@NullMarked
package dev.touchstone.server.catalogue;

import org.jspecify.annotations.NullMarked;
