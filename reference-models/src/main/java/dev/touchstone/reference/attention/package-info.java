/** Attention, and what transformers are made of. */
@NullMarked
package dev.touchstone.reference.attention;

import org.jspecify.annotations.NullMarked;
