/**
 * What a running server is put to from outside. Everything here speaks to the server over HTTP like
 * anybody else ({@link dev.touchstone.trials.Platform}, {@link dev.touchstone.trials.Browser});
 * only what nobody can see from there is looked up behind its back: rows in its {@link
 * dev.touchstone.trials.Database}, containers of its {@link dev.touchstone.trials.Engine}. The
 * server is a throwaway one that the launcher starts and removes. Only the audit needs no server:
 * it looks at the jar.
 */
@NullMarked
package dev.touchstone.trials;

import org.jspecify.annotations.NullMarked;
