/** Pre-trained models: what they are trained on, and how they are adapted to a task. */
@NullMarked
package dev.touchstone.reference.finetuning;

import org.jspecify.annotations.NullMarked;
