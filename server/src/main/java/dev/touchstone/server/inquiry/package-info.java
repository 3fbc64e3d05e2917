/**
 * 成绩复核: a student asks about a grade, staff answer, and either changes something on the desk or
 * leaves it. An {@link dev.touchstone.server.inquiry.Inquiry} is about one submission, one at a
 * time for each exercise, can be asked for as many days after a result as the course says, and
 * opened again once. What was said stays, on both sides.
 */
@NullMarked
package dev.touchstone.server.inquiry;

import org.jspecify.annotations.NullMarked;
