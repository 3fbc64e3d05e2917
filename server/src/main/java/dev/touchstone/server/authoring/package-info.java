/**
 * How an assignment gets to students: its author uploads a folder, the release gate tries it out in
 * the sandbox, and only what passed can be released. Every upload is a version of its own and
 * stays.
 *
 * <p>Instructors only. What a folder may be, and what the gate asks of it, is said in {@link
 * dev.touchstone.authoring}.
 */
@NullMarked
package dev.touchstone.server.authoring;

import org.jspecify.annotations.NullMarked;
