/**
 * The exercise catalogue, as the members of a course read it: what is asked, with what, and how it
 * is compared. Staff also read what students are known to get wrong and whether the cases tell
 * those mistakes apart, and they try programs of their own: a {@link
 * dev.touchstone.server.practice.Trial} is shown here like a submission, to the staff of its course
 * only.
 */
@NullMarked
package dev.touchstone.server.catalogue;

import org.jspecify.annotations.NullMarked;
