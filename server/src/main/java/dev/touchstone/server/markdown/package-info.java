/**
 * Statements to HTML: raw HTML is escaped, links are sanitised, mathematics is marked for KaTeX.
 */
@NullMarked
package dev.touchstone.server.markdown;

import org.jspecify.annotations.NullMarked;
