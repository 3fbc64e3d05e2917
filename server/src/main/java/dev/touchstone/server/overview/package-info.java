/**
 * How a whole class stands in an assignment, for its staff: who has started and who has not, how
 * the scores are distributed, what goes wrong most, and every student's best submission for every
 * exercise, on a page and as a file for spreadsheets.
 *
 * <p>Nothing is kept here. Scores come from the schema's view {@code best_score} and so are those
 * that everybody else sees; what was found comes from the columns {@code diagnosis} of the gradings
 * that stand.
 */
@NullMarked
package dev.touchstone.server.overview;

import org.jspecify.annotations.NullMarked;
