/**
 * What was done to grades and rights, by whom and when. Whoever changes one says so to {@link
 * dev.touchstone.server.audit.Audit} in the same transaction; entries are never changed.
 */
@NullMarked
package dev.touchstone.server.audit;

import org.jspecify.annotations.NullMarked;
