/**
 * Networks that look at images (N, C, H, W): from softmax regression to residual networks, a
 * segmenting and a detecting head. Each class builds one family and tells its figures.
 */
@NullMarked
package dev.touchstone.network.vision;

import org.jspecify.annotations.NullMarked;
