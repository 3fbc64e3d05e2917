package dev.touchstone.server.roster;

import dev.touchstone.server.course.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account that exists, and what it is in the course that asks.
 *
 * @param role null if it is not in the course
 * @param managed whether the asking member may change its name and number: see {@link People}
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
    boolean managed) {}
