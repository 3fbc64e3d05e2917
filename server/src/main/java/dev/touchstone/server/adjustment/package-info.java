/**
 * Points that people or rules add to or take from what was earned: a rubric, a deduction for a fix,
 * the outcome of an integrity case. Whoever decides them says so to {@link
 * dev.touchstone.server.adjustment.Adjustments}; the gradebook adds them up. Work that earns
 * nothing at all is told to {@link dev.touchstone.server.adjustment.Annulments}.
 */
@NullMarked
package dev.touchstone.server.adjustment;

import org.jspecify.annotations.NullMarked;
