/**
 * The models that stand on a competition's board without a prize.
 *
 * <p>A {@link dev.touchstone.baseline.Baseline} gets what a student's program gets, the training
 * part and the unlabelled test inputs, and gives back predictions; it is trained by DJL when the
 * competition is loaded. All its randomness comes from its seed, so its row on the board can be
 * computed again.
 */
@NullMarked
package dev.touchstone.baseline;

import org.jspecify.annotations.NullMarked;
