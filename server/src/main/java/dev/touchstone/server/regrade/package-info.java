/**
 * Shadow regrades. Everybody's submissions to one assignment are graded again under the version
 * that is released, in the background and behind everything that anybody waits for; staff see who
 * would move by how much, and apply that as one set or discard it. Until then nobody's score, page
 * or attempt knows of it; afterwards the schema's view {@code standing_grading} does, and with it
 * everything that shows a score. No grading is ever changed or removed.
 *
 * <p>An assignment has one open regrade at most. A release that comes between makes it one that can
 * only be discarded, since its gradings are of a version that students do not see any more.
 */
@NullMarked
package dev.touchstone.server.regrade;

import org.jspecify.annotations.NullMarked;
