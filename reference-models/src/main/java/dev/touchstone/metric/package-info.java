/**
 * How predictions are scored in a competition.
 *
 * <p>A {@link dev.touchstone.metric.Metric} is a value: its direction, its formula, the columns it
 * needs and what it refuses; {@link dev.touchstone.metric.Metrics} knows all of them. It holds a
 * prediction against the truth and gives an {@link dev.touchstone.metric.Evaluation}, of which any
 * part of the units (rows, sentences, images) and any resample of them can be scored: public and
 * private part, interval and comparison of two entries come from the same place.
 *
 * <p>Predictions come from students, so each metric first holds them against what it needs and
 * names what is wrong: {@link dev.touchstone.metric.BadPredictionException} for what a program
 * returned, {@link dev.touchstone.metric.BadDataException} for a file, with its row and column.
 * Nothing is coerced into shape, since a silently repaired prediction is a score nobody can
 * explain.
 *
 * <p>A {@link dev.touchstone.metric.Split} says which rows of a data set are for training, and
 * which test rows' score is shown and which one's is kept back.
 */
@NullMarked
package dev.touchstone.metric;

import org.jspecify.annotations.NullMarked;
