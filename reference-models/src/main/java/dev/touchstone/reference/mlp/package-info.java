/** Feed-forward networks: their layers, activations and derivatives. */
@NullMarked
package dev.touchstone.reference.mlp;

import org.jspecify.annotations.NullMarked;
