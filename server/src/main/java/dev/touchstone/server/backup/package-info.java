/**
 * Everything that is in the database in one file, and back again: {@code backup} and {@code
 * restore}, two commands that need no program of PostgreSQL's.
 *
 * <p>A backup is a zip with one {@code COPY} of each table, all of one snapshot, and a manifest
 * that says of which schema it is and what each table's rows hash to. It is taken while the server
 * works. A restore brings an empty database to that schema, copies everything in within one
 * transaction, reads it back and commits only if every hash is the same; then the schema is brought
 * to the newest. Sessions are left out: whoever is signed in signs in again.
 *
 * <p>Files are in the database, so the data folder has nothing else that a backup would need. The
 * secrets are in it too: who has a backup can sign receipts.
 */
@NullMarked
package dev.touchstone.server.backup;

import org.jspecify.annotations.NullMarked;
