/**
 * How the networks of attention are trained: what they are asked, and when they have learned it.
 */
@NullMarked
package dev.touchstone.training.attention;

import org.jspecify.annotations.NullMarked;
