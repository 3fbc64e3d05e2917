/**
 * The gradebook: what a course's grade is made up of, and how everybody stands.
 *
 * <p>A {@link dev.touchstone.server.gradebook.Scheme} says in parts and weights what counts. A part
 * has its numbers from where they arise: work that was graded and the adjustments to it, the final
 * board of a competition, the roll calls; nothing of it is copied, so that a regrade or a
 * correction shows at once. What people write by hand ({@link
 * dev.touchstone.server.gradebook.Given}) stands above what is computed and never hides it.
 * Students see the parts that are released, and of those what {@code Visibility} lets them see.
 *
 * <p>Whatever touches a grade here is told to the audit, whose pages say it in the words of the
 * keys {@code #{|audit.gradebook.${what}|}}.
 */
@NullMarked
package dev.touchstone.server.gradebook;

import org.jspecify.annotations.NullMarked;
