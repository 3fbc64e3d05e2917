package dev.touchstone.server.authoring;

import dev.touchstone.authoring.AssignmentFolder;
import dev.touchstone.authoring.FolderZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** Reads uploaded zips; nothing of them stays on the disk. */
final class Folders {

  private Folders() {}

  /**
   * @throws dev.touchstone.authoring.BadFolderException with everything that is wrong
   */
  static AssignmentFolder read(String slug, byte[] zip) {
    return with(zip, root -> AssignmentFolder.read(slug, root));
  }

  /** Its files by their paths in the assignment's folder, as they were uploaded. */
  static SortedMap<String, byte[]> files(byte[] zip) {
    return with(zip, FolderZip::files);
  }

  private static <T> T with(byte[] zip, Function<Path, T> work) {
    try {
      Path unpacked = Files.createTempDirectory("assignment");
      try {
        FolderZip.unpack(zip, unpacked);
        return work.apply(FolderZip.root(unpacked));
      } finally {
        FileSystemUtils.deleteRecursively(unpacked);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
