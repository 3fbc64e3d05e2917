/**
 * How the networks are trained, and what comes of it.
 *
 * <p>A {@link dev.touchstone.training.Recipe} trains one network on real data where the operator
 * provides it and on generated data otherwise, and measures what the lecture promises of it. All of
 * its randomness comes from its seed, so that a recorded result can be repeated.
 */
@NullMarked
package dev.touchstone.training;

import org.jspecify.annotations.NullMarked;
