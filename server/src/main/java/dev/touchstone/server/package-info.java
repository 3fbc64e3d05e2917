/**
 * The server: who may do what, and what was scored. One package a capability; they meet through
 * ids, event records and the few public types of each.
 */
@NullMarked
package dev.touchstone.server;

import org.jspecify.annotations.NullMarked;
