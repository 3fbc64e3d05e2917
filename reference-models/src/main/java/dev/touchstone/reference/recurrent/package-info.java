/** Networks that read sequences step by step. */
@NullMarked
package dev.touchstone.reference.recurrent;

import org.jspecify.annotations.NullMarked;
