/**
 * What similarity of programs can say, and what it cannot: Python is read as tokens that renaming,
 * comments and layout do not change, of which winnowed fingerprints are compared. What was handed
 * out, and what most of a class wrote, is nobody's own and counts for nothing. Nothing here knows
 * of people or a database, and nothing here accuses: a pair is reported to be looked at.
 */
@NullMarked
package dev.touchstone.integrity;

import org.jspecify.annotations.NullMarked;
