/**
 * Who is in a course, and how they get in: rosters, sections, invitations, roles; and how a course
 * or a person's part in it ends. Whatever is done to a right here is on record in the same
 * transaction. Nobody is removed by a file, and a move between sections moves nothing else: what
 * somebody handed in hangs on them and the assignment.
 */
@NullMarked
package dev.touchstone.server.roster;

import org.jspecify.annotations.NullMarked;
