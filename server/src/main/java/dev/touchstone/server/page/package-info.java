/**
 * What stands around every page: the language it is read in, the shell with the navigation, and the
 * page that says what went wrong, or the JSON where a program asked.
 */
@NullMarked
package dev.touchstone.server.page;

import org.jspecify.annotations.NullMarked;
