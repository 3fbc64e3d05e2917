/**
 * With {@code touchstone.production=true} the server refuses to start in a state that is fit for
 * trying it out and for nothing else, and says what is wrong with it.
 */
@NullMarked
package dev.touchstone.server.production;

import org.jspecify.annotations.NullMarked;
