/**
 * What scripts sign in with. A person makes a token for a purpose and a time; it stands for that
 * person under {@code /api/} and nowhere else, and there a session's cookie does not. A token lets
 * nobody do more than its person could on the pages: its scopes only take away. The database knows
 * the hash of it, so that nobody who reads there is let in; whoever locks or removes an account
 * ends its tokens, which the schema sees to.
 */
@NullMarked
package dev.touchstone.server.token;

import org.jspecify.annotations.NullMarked;
