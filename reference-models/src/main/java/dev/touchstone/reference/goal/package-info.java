/**
 * The exercises without a reference: a program learns from data, and what it has learned is
 * measured by {@link dev.touchstone.goal.Goal}. Here stands only what a student writes.
 */
@NullMarked
package dev.touchstone.reference.goal;

import org.jspecify.annotations.NullMarked;
