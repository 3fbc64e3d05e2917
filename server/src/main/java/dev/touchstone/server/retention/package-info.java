/**
 * How long is kept what no grade rests on: unsent drafts, trials, logs and curves of runs, links of
 * first sign-ins. Once a night, what is older than its rule says goes, and with it files that
 * nothing else refers to. Submissions, gradings, points and the record have no rule: they stay.
 */
@NullMarked
package dev.touchstone.server.retention;

import org.jspecify.annotations.NullMarked;
