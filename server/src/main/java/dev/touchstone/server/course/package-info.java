/**
 * Courses and who is what in them. Rights are denied until a {@link
 * dev.touchstone.server.course.Membership} is held, and only {@link
 * dev.touchstone.server.course.CourseAccess} gives one out: to whoever is not a member, a course
 * and everything in it does not exist.
 */
@NullMarked
package dev.touchstone.server.course;

import org.jspecify.annotations.NullMarked;
