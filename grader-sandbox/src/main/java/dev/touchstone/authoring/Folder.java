package dev.touchstone.authoring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder whose files may be anything: each is looked at before it is read. */
record Folder(Path path) {

  private static final int MOST_BYTES = 1 << 20;

  boolean has(String name) {
    return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  Folder below(String name) {
    return new Folder(path.resolve(name));
  }

  /** The names in it, in order; none if there is no such folder. */
  List<String> names() {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A file that need not be there. */
  Optional<byte[]> find(String name, Problems problems) {
    return has(name) ? Optional.ofNullable(bytes(name, problems)) : Optional.empty();
  }

  /** Null if it cannot be had; then the problems say why. */
  @Nullable String text(String name, Problems problems) {
    byte[] bytes = bytes(name, problems);
    if (bytes == null) {
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.isBlank()) {
        problems.add(name, 0, "empty");
        return null;
      }
      return text;
    } catch (CharacterCodingException e) {
      problems.add(name, 0, "not_utf8");
      return null;
    }
  }

  private byte @Nullable [] bytes(String name, Problems problems) {
    Path file = path.resolve(name).normalize();
    String key = obstacle(file);
    if (key != null) {
      problems.add(name, 0, key, MOST_BYTES >> 10);
      return null;
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      problems.add(name, 0, "unreadable");
      return null;
    }
  }

  private @Nullable String obstacle(Path file) {
    if (!file.startsWith(path.normalize())) {
      return "outside";
    }
    if (Files.isSymbolicLink(file)) {
      return "link";
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "missing";
    }
    try {
      return Files.size(file) > MOST_BYTES ? "too_large" : null;
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
