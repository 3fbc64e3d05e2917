package dev.touchstone.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup on disk: {@code touchstone-TIME.zip}, for its owner's eyes only. */
record BackupFile(Path path) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String MANIFEST = "manifest.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Writes the tables into the zip and says what they were. */
  interface Content {
    Manifest write(TableStreams to) throws IOException;
  }

  /** A stream for the rows of each table, one at a time; closing it closes the entry only. */
  interface TableStreams {
    OutputStream next(String table) throws IOException;
  }

  /** The file is there when it is complete, and not before. */
  static BackupFile write(Path folder, Instant now, Content content) throws IOException {
    Files.createDirectories(folder);
    Path complete = folder.resolve("touchstone-" + TIME.format(now) + ".zip");
    if (Files.exists(complete)) {
      throw new BackupException(complete + " is there already");
    }
    Path part = folder.resolve(complete.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      try (var zip = new ZipOutputStream(ownersOnly(part))) {
        Manifest manifest = content.write(table -> entry(zip, "tables/" + table + ".copy"));
        try (OutputStream entry = entry(zip, MANIFEST)) {
          entry.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        }
      }
      Files.move(part, complete, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return new BackupFile(complete);
  }

  /** The file itself, or the newest in a folder. */
  static BackupFile in(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return new BackupFile(place);
    }
    if (!Files.isDirectory(place)) {
      throw new BackupException("There is no file and no folder " + place);
    }
    try (var files = Files.newDirectoryStream(place, "touchstone-*.zip")) {
      Optional<Path> newest = Optional.empty();
      for (Path file : files) {
        newest = newest.filter(other -> other.compareTo(file) > 0).or(() -> Optional.of(file));
      }
      return new BackupFile(
          newest.orElseThrow(() -> new BackupException("There is no backup in " + place)));
    }
  }

  /**
   * Reads all of it.
   *
   * @throws BackupException that names what is not as it was written
   */
  Manifest checked() throws IOException {
    try (ZipFile zip = opened()) {
      Manifest manifest = manifest(zip);
      List<String> wrong =
          manifest.tables().stream()
              .filter(table -> !isWhole(zip, table))
              .map(Manifest.Table::name)
              .toList();
      if (!wrong.isEmpty()) {
        throw damaged("not as they were written: " + String.join(", ", wrong));
      }
      return manifest;
    }
  }

  ZipFile opened() throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw damaged("it is no whole zip (" + e.getMessage() + ")");
    }
  }

  InputStream rows(ZipFile zip, Manifest.Table table) throws IOException {
    return stream(zip, "tables/" + table.name() + ".copy");
  }

  private Manifest manifest(ZipFile zip) throws IOException {
    byte[] text;
    try (InputStream entry = stream(zip, MANIFEST)) {
      text = entry.readAllBytes();
    } catch (ZipException e) {
      throw damaged(MANIFEST + " cannot be read");
    }
    // ZipFile itself does not compare.
    var sum = new CRC32();
    sum.update(text);
    if (sum.getValue() != zip.getEntry(MANIFEST).getCrc()) {
      throw damaged(MANIFEST + " is not as it was written");
    }
    try {
      return JSON.readValue(text, Manifest.class);
    } catch (JacksonException e) {
      throw damaged(MANIFEST + " cannot be read");
    }
  }

  private boolean isWhole(ZipFile zip, Manifest.Table table) {
    try (var rows = new DigestInputStream(rows(zip, table), Tables.sha256())) {
      rows.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(rows.getMessageDigest().digest()).equals(table.sha256());
    } catch (IOException | BackupException e) {
      return false;
    }
  }

  private InputStream stream(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged(name + " is missing");
    }
    return zip.getInputStream(entry);
  }

  private BackupException damaged(String how) {
    return new BackupException(path + " is damaged: " + how);
  }

  private static OutputStream ownersOnly(Path file) throws IOException {
    return Channels.newOutputStream(
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
  }

  private static OutputStream entry(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }
}
