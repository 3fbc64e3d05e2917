/**
 * The networks of the lectures as DJL blocks, each with its shapes and the figures published for
 * it.
 *
 * <p>A {@link dev.touchstone.network.Network} says what goes in, what comes out and how many
 * parameters lie between; {@link dev.touchstone.network.Networks} finds them. How one is trained,
 * and what came of it on which data, is a recipe's business: see {@code dev.touchstone.training}.
 */
@NullMarked
package dev.touchstone.network;

import org.jspecify.annotations.NullMarked;
