/**
 * What a script of a TA's needs, as JSON under {@code /api/v1}: to list, to download, to grade, to
 * export. It decides nothing: who may do what, and what a change does, is said by the capabilities
 * that the pages ask as well. Who asks is known by a {@link dev.touchstone.server.token token}.
 *
 * <p>Whoever changes something says in {@code If-Match} which state they saw; of two the later is
 * told (412). What went wrong is a problem (RFC 9457) in the reader's language, and names the field
 * where it is one. Each route is described by the words of the key {@code #{|api.route.${name}|}},
 * name being that of its method: in the OpenAPI document and on the page that we make of it.
 */
@NullMarked
package dev.touchstone.server.api;

import org.jspecify.annotations.NullMarked;
