/**
 * Truth and predictions as files: CSV or JSON rows with ids, COCO JSON.
 *
 * <p>The readers are strict. A file comes from a student, and what it means must not depend on how
 * kindly it is read: a wrong delimiter, a byte-order mark, text where a number belongs or a break
 * in the middle is a {@link dev.touchstone.metric.BadDataException} that says where.
 */
@NullMarked
package dev.touchstone.datafile;

import org.jspecify.annotations.NullMarked;
