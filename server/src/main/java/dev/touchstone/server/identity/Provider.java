package dev.touchstone.server.identity;

import dev.touchstone.reference.Text;
import dev.touchstone.server.identity.IdentityProperties.Trust;

/**
 * Somebody who says who people are.
 *
 * @param id the name of its registration
 * @param issuer its address, as its tokens name it
 */
record Provider(String id, String issuer, Text name, Trust trust) {}
