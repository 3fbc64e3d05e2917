package dev.touchstone.server.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A Python source, a notebook or, where such are taken, a file of predictions as it came, checked
 * to be one at all: there, not too large, text, UTF-8. Whether it is good Python, or a notebook at
 * all, is for the sandbox to say.
 */
public record HandIn(byte[] content, String fileName) {

  private static final int LONGEST_NAME = 100;
  private static final int MOST_PREDICTIONS = 5;

  /**
   * @throws RefusedHandInException with the reason
   */
  public HandIn {
    if (isPredictions(fileName)) {
      if (content.length > MOST_PREDICTIONS << 20) {
        throw new RefusedHandInException(
            "predictions-too-large", size(content.length), String.valueOf(MOST_PREDICTIONS));
      }
    } else {
      SourceKind kind =
          SourceKind.of(fileName)
              .orElseThrow(() -> new RefusedHandInException("not-python", fileName));
      if (content.length > kind.limit()) {
        throw tooLarge(kind, content.length);
      }
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
      String name = plainName(file.getOriginalFilename());
      if (isPredictions(name)) {
        throw new RefusedHandInException("not-python", name);
      }
      return new HandIn(file.getBytes(), name);
    }
    // A browser sends the lines of a text field with CR LF.
    String source = code == null ? "" : code.replace("\r\n", "\n");
    return new HandIn(source.getBytes(StandardCharsets.UTF_8), entryPoint + ".py");
  }

  /** A file of predictions, where such are taken. */
  public static HandIn ofPredictions(MultipartFile file) throws IOException {
    return new HandIn(file.getBytes(), plainName(String.valueOf(file.getOriginalFilename())));
  }

  /** Whether a file is one of predictions, told by how its name ends. */
  public static boolean isPredictions(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".json");
  }

  /** How many bytes a file of predictions may have, by how its name ends. */
  public static Map<String, Integer> predictionLimits() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put(".csv", MOST_PREDICTIONS << 20);
    limits.put(".json", MOST_PREDICTIONS << 20);
    return limits;
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
    return new RefusedHandInException(reason, size(length), String.valueOf(kind.megabytes()));
  }

  private static String size(int length) {
    return "%.1f".formatted(length / (double) (1 << 20));
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
