package dev.touchstone.server.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param format of the file itself
 * @param schema the migration that the database had come to
 * @param takenAt when its snapshot was taken
 * @param sequences the last value of each sequence that has given one
 */
record Manifest(
    int format, String schema, Instant takenAt, List<Table> tables, Map<String, Long> sequences) {

  static final int FORMAT = 1;

  /**
   * @param columns without those that PostgreSQL computes
   * @param sha256 of the rows as {@code COPY} writes them as text, ordered by the primary key
   */
  record Table(String name, List<String> columns, long rows, String sha256) {}

  Manifest {
    if (format != FORMAT) {
      throw new BackupException("It is of format " + format + "; this version reads " + FORMAT);
    }
    tables = List.copyOf(tables);
    sequences = Map.copyOf(sequences);
  }

  long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
