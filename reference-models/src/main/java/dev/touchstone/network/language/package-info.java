/**
 * Networks that read and write sequences of tokens. A token is an id, 0 … V − 1, in an int64 array
 * (B, T); a learned table turns it into a vector, and what comes after depends on the task: logits
 * for each place (B, T, V), or for the whole text (B, K).
 *
 * <p>There is no dropout here: its noise would come from the engine, and a run could not be
 * repeated.
 */
@NullMarked
package dev.touchstone.network.language;

import org.jspecify.annotations.NullMarked;
