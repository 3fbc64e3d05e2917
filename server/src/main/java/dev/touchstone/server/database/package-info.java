/**
 * The PostgreSQL that comes along when no other is named: started from the data folder, kept over
 * restarts, and never lost to a killed server. With {@code spring.datasource.url} given, nothing of
 * this package runs. Commands that are no server ask {@link CommandDatabase}.
 */
@NullMarked
package dev.touchstone.server.database;

import org.jspecify.annotations.NullMarked;
