/** Where a reader arrives: the course home, or the list of their courses if there are several. */
@NullMarked
package dev.touchstone.server.home;

import org.jspecify.annotations.NullMarked;
