package dev.touchstone.server.roster;

import dev.touchstone.server.course.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account that exists, and what it is in the course that asks.
 *
 * @param role null if it is not in the course
 * @param managed whether the asking member may change its name and number: see {@link People}
 * @param stranger whether somebody signs in with it who never was in this course and is in no
 *     other, so that nobody has ever answered for who that is
 */
record Known(
    long id,
    String name,
    String displayName,
    @Nullable String number,
    @Nullable String email,
    boolean admin,
    @Nullable Role role,
    @Nullable String section,
    boolean managed,
    boolean stranger) {}
