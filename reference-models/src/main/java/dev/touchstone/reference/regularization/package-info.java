/** Regularisation: what keeps a network from fitting its training data too closely. */
@NullMarked
package dev.touchstone.reference.regularization;

import org.jspecify.annotations.NullMarked;
