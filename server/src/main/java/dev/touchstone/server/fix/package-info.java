/**
 * Fixes that staff ask for. A {@link dev.touchstone.server.fix.FixRequest} marks lines of a
 * submission; its student, or staff themselves, hand in a version that mends it: a submission like
 * any other, graded by the same queue, which costs no attempt and is as late as what it mends. When
 * all its tests pass, or staff accept it, it takes the place of the other, and what the course's
 * rule takes for that is an adjustment with the source {@code fix:ID}. Both versions stay.
 *
 * <p>Where a request stands follows from what was handed in and how it was judged; only its ends
 * are written down: settled or withdrawn.
 */
@NullMarked
package dev.touchstone.server.fix;

import org.jspecify.annotations.NullMarked;
