/**
 * How fast the platform is, against a student's own Python and against a container for each run.
 */
@NullMarked
package dev.touchstone.trials.bench;

import org.jspecify.annotations.NullMarked;
