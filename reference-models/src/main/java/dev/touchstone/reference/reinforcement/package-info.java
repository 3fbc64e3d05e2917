/**
 * Reinforcement learning: returns, targets and values, and the game of Othello, whose rules ({@link
 * Othello}) are there for whoever lets programs play it.
 */
@NullMarked
package dev.touchstone.reference.reinforcement;

import org.jspecify.annotations.NullMarked;
