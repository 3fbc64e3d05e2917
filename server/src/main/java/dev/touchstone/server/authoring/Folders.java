package dev.touchstone.server.authoring;

import dev.touchstone.authoring.AssignmentFolder;
import dev.touchstone.authoring.FolderZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Reads uploaded zips; nothing of them stays on the disk. */
final class Folders {

  private Folders() {}

  /**
   * @throws dev.touchstone.authoring.BadFolderException with everything that is wrong
   */
  static AssignmentFolder read(String slug, byte[] zip) {
    try {
      Path unpacked = Files.createTempDirectory("assignment");
      try {
        FolderZip.unpack(zip, unpacked);
        return AssignmentFolder.read(slug, FolderZip.root(unpacked));
      } finally {
        FileSystemUtils.deleteRecursively(unpacked);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
