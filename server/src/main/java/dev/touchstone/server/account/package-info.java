/**
 * People who sign in. An account is known by its name; whoever is signed in is a {@link
 * dev.touchstone.server.account.SignedIn}. Refused sign-ins are counted in the database, sessions
 * live there too, so neither is forgotten by a restart. Sample accounts may sign in only while
 * {@link dev.touchstone.server.account.SampleAccounts} says so.
 */
@NullMarked
package dev.touchstone.server.account;

import org.jspecify.annotations.NullMarked;
