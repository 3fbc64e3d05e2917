/**
 * Networks of attention over tokens: ids (N, T), in which 0 is padding, become vectors (N, T, d).
 * The Transformer has an encoder and a decoder; BERT is an encoder with a head for its task. There
 * is no dropout: its noise would come from the engine, and a run could not be repeated.
 */
@NullMarked
package dev.touchstone.network.attention;

import org.jspecify.annotations.NullMarked;
