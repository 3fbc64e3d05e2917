/**
 * How much one may ask of the server. What changes something is paid from a purse that refills with
 * time: a person's own where somebody is signed in, else one of the address they come from, so that
 * a class behind one address does not pay for each other. What a capability itself limits, such as
 * trials and wrong passwords, it limits better; this is against programs gone wild.
 */
@NullMarked
package dev.touchstone.server.limit;

import org.jspecify.annotations.NullMarked;
