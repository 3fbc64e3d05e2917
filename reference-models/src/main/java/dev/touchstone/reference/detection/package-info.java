/** Object detection and segmentation: boxes, anchors, and a class for every pixel. */
@NullMarked
package dev.touchstone.reference.detection;

import org.jspecify.annotations.NullMarked;
