/**
 * Goals: exercises where a student's program learns from data and what it has learned is measured,
 * with a network of the lectures as the bar to reach.
 *
 * <p>A {@link dev.touchstone.goal.Goal} says what a program may use and gives a {@link
 * dev.touchstone.goal.Task}: inputs that cross the wall, and an answer that is measured outside of
 * it. What the answer is held against is never among the inputs. The points are a step function:
 * each {@link dev.touchstone.goal.Mark} that is reached is worth the same. Marks are fixed numbers
 * for each data set, published beforehand; docs/goals.md says where they come from.
 *
 * <p>The data are the operator's ({@code TOUCHSTONE_DATA}), else what every installation fetches,
 * else drawn by us; which they were is part of everything that is told.
 */
@NullMarked
package dev.touchstone.goal;

import org.jspecify.annotations.NullMarked;
