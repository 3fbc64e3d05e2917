package dev.touchstone.authoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A folder as a zip. What comes in may be anything: names that lead outside, bombs, a hundred
 * thousand files; it is unpacked only as far as it is what it should be. Links in a zip are small
 * files here, and what they point to is never read.
 */
public final class FolderZip {

  private static final int MOST_FILES = 500;
  private static final long MOST_BYTES = 20 << 20;
  private static final int DEEPEST = 6;
  private static final int LONGEST = 200;

  /**
   * What a zip says when its files were changed: without a zone, so that it is the same anywhere.
   */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

  private FolderZip() {}

  /**
   * @param to an empty folder
   * @throws BadFolderException if it is no zip, or more than it may be
   */
  public static void unpack(byte[] zip, Path to) {
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      long left = MOST_BYTES;
      int files = 0;
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        if (isLitter(entry.getName())) {
          continue;
        }
        if (++files > MOST_FILES) {
          throw bad(entry.getName(), "too_many", MOST_FILES);
        }
        left -= entry.isDirectory() ? 0 : copy(in, target(entry, to), entry.getName(), left);
      }
      if (files == 0) {
        throw bad("zip", "no_zip");
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw bad("zip", "no_zip");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the assignment is in it: many put the folder itself into the zip. */
  public static Path root(Path unpacked) {
    try (Stream<Path> children = Files.list(unpacked)) {
      List<Path> all = children.toList();
      return all.size() == 1 && Files.isDirectory(all.getFirst()) ? all.getFirst() : unpacked;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files of a folder, by their paths in it. */
  public static SortedMap<String, byte[]> files(Path folder) {
    try (Stream<Path> walked = Files.walk(folder)) {
      SortedMap<String, byte[]> files = new TreeMap<>();
      for (Path file : walked.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same files are the same zip, whenever and wherever they are packed. */
  public static byte[] pack(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ALWAYS);
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static boolean isLitter(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
  }

  private static Path target(ZipEntry entry, Path to) throws IOException {
    String name = entry.getName();
    Path target = to.resolve(name).normalize();
    boolean plain =
        name.length() <= LONGEST
            && !name.startsWith("/")
            && !name.contains("\\")
            && name.chars().noneMatch(Character::isISOControl)
            && target.startsWith(to)
            && !List.of(name.split("/")).contains("..")
            && target.getNameCount() - to.getNameCount() <= DEEPEST;
    if (!plain) {
      throw bad(name, "outside");
    }
    Files.createDirectories(target.getParent());
    return target;
  }

  /** How much it was. */
  private static long copy(InputStream in, Path to, String name, long most) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(to, java.nio.file.StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[8192];
      long copied = 0;
      for (int read; (read = in.read(buffer)) > 0; copied += read) {
        if (copied + read > most) {
          throw bad(name, "too_much", MOST_BYTES >> 20);
        }
        out.write(buffer, 0, read);
      }
      return copied;
    } catch (FileAlreadyExistsException e) {
      throw bad(name, "same_name");
    }
  }

  private static BadFolderException bad(String name, String key, Object... arguments) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    return new BadFolderException(
        List.of(
            new Problem(shown.replaceAll("\\p{Cntrl}", "?"), 0, Problems.text(key, arguments))));
  }
}
