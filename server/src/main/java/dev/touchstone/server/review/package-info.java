/**
 * The review desk: what staff say about submissions, and how it becomes points.
 *
 * <p>A {@link dev.touchstone.server.review.Review} is made of comments on lines, ticked items of
 * the assignment's rubric, and a few words; its points are an adjustment with the source {@code
 * review:ID}, held back until the review is released. Nothing of it is anybody's but staff's
 * before. Whoever saves says what version they saw: of two who work on the same thing the later is
 * told, and keeps what they typed. A change of the rubric is shown with everybody whose points
 * move, and moves them all in one transaction.
 *
 * <p>What other pages show of reviews is put onto them by {@link
 * dev.touchstone.server.review.ReviewOnPages}; those pages know nothing of it.
 */
@NullMarked
package dev.touchstone.server.review;

import org.jspecify.annotations.NullMarked;
