/**
 * The course that {@code touchstone up} opens with. It is read from a folder (its format is in
 * {@code docs/sample-course-format.md}) at every start; what is there already is not made twice.
 * Others add their part of the folder by listening to {@link
 * dev.touchstone.server.sample.SampleCourseLoaded}.
 */
@NullMarked
package dev.touchstone.server.sample;

import org.jspecify.annotations.NullMarked;
