/**
 * Taking part in class: roll calls, answers and what they are worth.
 *
 * <p>A roll call draws students by a seed that is fixed before the first name and shown after the
 * last, so that everybody can draw again ({@link dev.touchstone.server.participation.Draw}). Each
 * turn is marked, and what is noted is only ever added to: the newest mark stands, the earlier ones
 * stay. A student may object to a turn once and is answered. {@link
 * dev.touchstone.server.participation.Participation} says what all of it is worth by the course's
 * {@link dev.touchstone.server.participation.Rule}.
 *
 * <p>Corrections are told to the audit, in the words of the keys {@code
 * #{|audit.participation.${what}|}}.
 */
@NullMarked
package dev.touchstone.server.participation;

import org.jspecify.annotations.NullMarked;
