/**
 * Questions and answers of a course, under real names. Staff endorse answers and collect good
 * questions. Nobody's solution is shown by accident: a post with more than a few lines of code, or
 * with lines of its author's own submission, is {@linkplain
 * dev.touchstone.server.discussion.Caution held}: its author and staff alone see it until one of
 * them says that it is for all.
 */
@NullMarked
package dev.touchstone.server.discussion;

import org.jspecify.annotations.NullMarked;
