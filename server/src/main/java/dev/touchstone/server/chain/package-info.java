/**
 * What the security chains of several modules have in common: where a page's parts may come from,
 * and what it means that an address is open to anybody.
 */
@NullMarked
package dev.touchstone.server.chain;

import org.jspecify.annotations.NullMarked;
