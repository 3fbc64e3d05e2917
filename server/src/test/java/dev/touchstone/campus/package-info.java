/**
 * A university's own sign-in: a real OpenID provider that a test starts on this machine. It stands
 * outside the server's packages, so that nothing of it gets into the server.
 */
@NullMarked
package dev.touchstone.campus;

import org.jspecify.annotations.NullMarked;
