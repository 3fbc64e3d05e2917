/** Deep generative models: what each of them minimises, with the noise given. */
@NullMarked
package dev.touchstone.reference.generative;

import org.jspecify.annotations.NullMarked;
