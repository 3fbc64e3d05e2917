/**
 * How an assignment gets to students: its author uploads a folder, the release gate tries it out in
 * the sandbox, and only what passed can be released. Every upload is a version of its own and
 * stays.
 *
 * <p>The way back is here, too: assignments are exported as the folders they are made of, and
 * copied into the next term's course, where they have the gate to pass again. Nothing of students
 * goes with them.
 *
 * <p>Instructors only, except that all staff may look at an assignment as a student will; such a
 * preview stores nothing. What a folder may be, and what the gate asks of it, is said in {@link
 * dev.touchstone.authoring}.
 */
@NullMarked
package dev.touchstone.server.authoring;

import org.jspecify.annotations.NullMarked;
