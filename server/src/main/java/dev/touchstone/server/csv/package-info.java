/**
 * Tables as files that spreadsheets open; every capability that offers one writes it with {@link
 * dev.touchstone.server.csv.Csv}.
 */
@NullMarked
package dev.touchstone.server.csv;

import org.jspecify.annotations.NullMarked;
