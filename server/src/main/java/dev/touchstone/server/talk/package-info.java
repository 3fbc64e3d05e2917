/**
 * Students are invited to present an outstanding answer. A {@link dev.touchstone.server.talk.Talk}
 * is the invitation, what the student said to it, and the day; nobody has to accept, and it touches
 * no grade.
 */
@NullMarked
package dev.touchstone.server.talk;

import org.jspecify.annotations.NullMarked;
