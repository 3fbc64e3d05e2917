/**
 * Competitions: teams hand in programs that train and predict, and stand on a board.
 *
 * <p>A competition's data set is split by a secret seed into a training part and test rows, of
 * which some are public and the rest private. An entry is predicted on all test rows at once, in
 * the sandbox, without a label; its public score is shown, its private score is stored in a table
 * of its own that only {@link dev.touchstone.server.competition.PrivateScores} reads, for staff.
 * The board orders teams by the exact public score of their best entry, the earlier receipt first
 * where scores are equal. The baseline is an entry like any other, except that DJL trains it and it
 * wins nothing.
 *
 * <p>Its life: open, with teams that people found, join and merge ({@link
 * dev.touchstone.server.competition.TeamDesk}, {@link dev.touchstone.server.competition.MergeDesk})
 * and entries that they pick ({@link dev.touchstone.server.competition.Picks}); over, when late
 * entries are scored, marked and never ranked; closed, when {@link
 * dev.touchstone.server.competition.Closings} has drawn up the final board from private scores.
 * Only from then on does anybody but staff see one. Whatever changes a team or an entry first waits
 * for its {@link dev.touchstone.server.competition.Turns turn}.
 *
 * <p>How a team stands ({@link dev.touchstone.server.competition.Standing}) is kept up with every
 * score; all readers share a {@link dev.touchstone.server.competition.BoardSnapshot}, and a {@link
 * dev.touchstone.server.competition.Board} is what one of them sees of it. {@code docs/board.md}
 * says what ties and the Ladder rest on.
 *
 * <p>Others may ask {@link dev.touchstone.server.competition.Boards} for what runs in a course.
 */
@NullMarked
package dev.touchstone.server.competition;

import org.jspecify.annotations.NullMarked;
