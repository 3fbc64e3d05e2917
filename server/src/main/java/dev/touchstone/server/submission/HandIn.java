package dev.touchstone.server.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A Python source or a notebook as it came, checked to be one at all: there, not too large, text,
 * UTF-8. Whether it is good Python, or a notebook at all, is for the sandbox to say.
 */
public record HandIn(byte[] content, String fileName) {

  private static final int LONGEST_NAME = 100;

  /**
   * @throws RefusedHandInException with the reason
   */
  public HandIn {
    SourceKind kind =
        SourceKind.of(fileName)
            .orElseThrow(() -> new RefusedHandInException("not-python", fileName));
    if (content.length > kind.limit()) {
      throw tooLarge(kind, content.length);
    }
    if (startsLikeUtf16(content)) {
      throw new RefusedHandInException("not-utf8");
    }
    for (byte b : content) {
      if (b == 0) {
        throw new RefusedHandInException("binary", fileName);
      }
    }
    if (decode(content).isBlank()) {
      throw new RefusedHandInException("empty", fileName);
    }
  }

  /** The chosen file, or else the code that was typed. */
  public static HandIn of(@Nullable String code, @Nullable MultipartFile file, String entryPoint)
      throws IOException {
    if (file != null
        && file.getOriginalFilename() != null
        && !file.getOriginalFilename().isBlank()) {
      return new HandIn(file.getBytes(), plainName(file.getOriginalFilename()));
    }
    // A browser sends the lines of a text field with CR LF.
    String source = code == null ? "" : code.replace("\r\n", "\n");
    return new HandIn(source.getBytes(StandardCharsets.UTF_8), entryPoint + ".py");
  }

  private static String plainName(String given) {
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
    name = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    int dot = Math.max(0, name.lastIndexOf('.'));
    return name.substring(0, dot) + name.substring(dot).toLowerCase(Locale.ROOT);
  }

  private static RefusedHandInException tooLarge(SourceKind kind, int length) {
    String reason =
        switch (kind) {
          case PYTHON -> "too-large";
          case NOTEBOOK -> "notebook-too-large";
        };
    String size = "%.1f".formatted(length / (double) (1 << 20));
    return new RefusedHandInException(reason, size, String.valueOf(kind.megabytes()));
  }

  private static boolean startsLikeUtf16(byte[] content) {
    return content.length > 1
        && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
            || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF));
  }

  private static String decode(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedHandInException("not-utf8");
    }
  }
}
