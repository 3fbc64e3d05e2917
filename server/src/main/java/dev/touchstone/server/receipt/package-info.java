/**
 * Receipts to take away: a small text file that says which bytes came from whom and when, signed so
 * that nobody can write one of their own. Whoever holds it can show years later, without any
 * database of ours, that exactly this file was here at that time.
 *
 * <p>The signature is Ed25519 and not an HMAC, because with the public key anyone can check it on
 * their own machine, and because a check that needs the secret would need it in ever more places.
 * The key is made when it is first needed and lies in the database, where all servers find the same
 * one.
 */
@NullMarked
package dev.touchstone.server.receipt;

import org.jspecify.annotations.NullMarked;
