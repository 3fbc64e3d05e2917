/**
 * Data sets that we draw ourselves, so that a competition opens on a bare machine. Each follows
 * from its seed alone, to the last digit.
 */
@NullMarked
package dev.touchstone.dataset;

import org.jspecify.annotations.NullMarked;
