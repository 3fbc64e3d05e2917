/**
 * Signing in with an account elsewhere, by OpenID Connect. Issuer and subject are an identity, and
 * an identity belongs to one account: by what a trusted provider says at the first sign-in, or
 * because somebody who is signed in connects it. Whoever comes in this way is the same {@link
 * dev.touchstone.server.account.SignedIn} as with a password, and no token of the provider is kept.
 * Without a provider in the configuration there is none of this.
 */
@NullMarked
package dev.touchstone.server.identity;

import org.jspecify.annotations.NullMarked;
