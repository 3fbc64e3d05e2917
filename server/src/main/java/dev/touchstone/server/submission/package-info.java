/**
 * What students hand in. A submission is stored and receipted in one transaction before anything
 * runs, never changed afterwards except that its author may take it back while it waits, and
 * announced as {@link dev.touchstone.server.submission.SubmissionAccepted} inside that transaction,
 * so that whoever must act on it cannot miss it. Others ask {@link
 * dev.touchstone.server.submission.SubmissionAccess}, which hands out only what the asker may read.
 */
@NullMarked
package dev.touchstone.server.submission;

import org.jspecify.annotations.NullMarked;
