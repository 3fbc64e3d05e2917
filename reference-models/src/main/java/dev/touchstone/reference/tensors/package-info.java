/** Arrays, linear algebra and derivatives: what every later chapter is written in. */
@NullMarked
package dev.touchstone.reference.tensors;

import org.jspecify.annotations.NullMarked;
