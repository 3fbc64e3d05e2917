/** Who may open what: every route there is, asked by everybody there is. */
@NullMarked
package dev.touchstone.server.rights;

import org.jspecify.annotations.NullMarked;
