/**
 * The queue and the grader. A submission's job is scheduled in the transaction that stores the
 * submission; a node claims it, grades, and saves the grading in one transaction that also notifies
 * whoever watches. A job runs at least once, a grading is saved at most once. What fails on our
 * side is written down as INTERNAL_ERROR, tried again with growing pauses, and counts for nothing;
 * while there is no sandbox at all, jobs just wait.
 *
 * <p>What a program logs on its way is handed to whoever keeps {@link
 * dev.touchstone.server.grading.RunLogs}.
 *
 * <p>Other capabilities may run programs of their own in the {@link dev.touchstone.sandbox.Sandbox}
 * bean.
 */
@NullMarked
package dev.touchstone.server.grading;

import org.jspecify.annotations.NullMarked;
