/** Convolutional networks, from the cross-correlation they are made of. */
@NullMarked
package dev.touchstone.reference.convolution;

import org.jspecify.annotations.NullMarked;
