/** Sequence generation: counting language models, decoding step by step, and scores for text. */
@NullMarked
package dev.touchstone.reference.decoding;

import org.jspecify.annotations.NullMarked;
