/**
 * Players of Othello: a random one, one that searches, and one that learned what positions are
 * worth. The rules are {@link dev.touchstone.reference.reinforcement.Othello}'s; a {@link
 * dev.touchstone.network.game.Match} tells who plays better.
 */
@NullMarked
package dev.touchstone.network.game;

import org.jspecify.annotations.NullMarked;
