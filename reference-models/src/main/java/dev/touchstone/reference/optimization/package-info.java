/** How parameters are moved along gradients. */
@NullMarked
package dev.touchstone.reference.optimization;

import org.jspecify.annotations.NullMarked;
