package dev.touchstone.server.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A Python source as it came, checked to be one at all: there, at most 1 MB, text, UTF-8. Whether
 * it is good Python is for the sandbox to say.
 */
public record HandIn(byte[] content, String fileName) {

  static final int LIMIT = 1 << 20;

  private static final int LONGEST_NAME = 100;

  /**
   * @throws RefusedHandInException with the reason
   */
  public HandIn {
    if (content.length > LIMIT) {
      throw new RefusedHandInException("too-large", "%.1f".formatted(content.length / 1048576.0));
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
      return new HandIn(file.getBytes(), pythonName(file.getOriginalFilename()));
    }
    // A browser sends the lines of a text field with CR LF.
    String source = code == null ? "" : code.replace("\r\n", "\n");
    return new HandIn(source.getBytes(StandardCharsets.UTF_8), entryPoint + ".py");
  }

  private static String pythonName(String given) {
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
    if (!name.toLowerCase(Locale.ROOT).endsWith(".py")) {
      throw new RefusedHandInException("not-python", name);
    }
    return name.substring(Math.max(0, name.length() - LONGEST_NAME));
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
