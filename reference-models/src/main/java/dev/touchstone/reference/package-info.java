/**
 * What right answers are.
 *
 * <p>An {@link dev.touchstone.reference.Exercise} is a value: its entry point, a generator that
 * turns a seed into cases, a DJL reference that turns a case's inputs into outputs, a tolerance,
 * and the misconceptions students are known to hold. A misconception is a switch inside the
 * reference, never a copy of it, so that right and wrong share every other line. Its prose, in
 * Chinese and English, stands in a YAML file beside the class.
 *
 * <p>Inputs are drawn here and only here; values cross module borders as {@link
 * dev.touchstone.reference.Tensor}, which knows nothing of DJL. Arrays from outside enter through
 * {@link dev.touchstone.reference.Npz}, whose reader is strict because the writer may be hostile.
 */
@NullMarked
package dev.touchstone.reference;

import org.jspecify.annotations.NullMarked;
