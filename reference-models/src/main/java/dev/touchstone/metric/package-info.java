/**
 * How predictions are scored in a competition.
 *
 * <p>A {@link dev.touchstone.metric.Metric} is a value: its direction, the loss of each row, and
 * what it refuses. Predictions come from students' programs, so each metric first holds them
 * against what it needs and names what is wrong ({@link
 * dev.touchstone.metric.BadPredictionException}); nothing is coerced into shape, since a silently
 * repaired prediction is a score nobody can explain.
 *
 * <p>A {@link dev.touchstone.metric.Split} says which rows of a data set are for training, and
 * which test rows' score is shown and which one's is kept back.
 */
@NullMarked
package dev.touchstone.metric;

import org.jspecify.annotations.NullMarked;
