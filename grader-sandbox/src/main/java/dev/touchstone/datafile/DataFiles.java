package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.metric.Content;
import dev.touchstone.metric.Data;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads what a metric needs from a file. */
public final class DataFiles {

  private DataFiles() {}

  /**
   * @param most how many bytes the file may have
   * @throws BadDataException if it is not as it should be
   */
  public static byte[] bytes(Path file, Side side, long most) throws IOException {
    if (Files.size(file) > most) {
      throw new BadDataException(Place.whole(side), "too_large", most >> 20);
    }
    return Files.readAllBytes(file);
  }

  /**
   * @param name of the file; what it ends in says what it is, otherwise how it begins
   * @throws BadDataException if it is not as the metric needs it
   */
  public static Data read(Metric metric, Side side, String name, byte[] file) {
    String text = text(side, file);
    boolean boxes = metric.columns().stream().anyMatch(column -> column.content() == Content.BOXES);
    if (boxes) {
      return side == Side.TRUTH ? CocoJson.scenes(text) : CocoJson.detections(text);
    }
    return table(side, name, text);
  }

  /**
   * @throws BadDataException if the file is no table
   */
  public static Table table(Side side, String name, byte[] file) {
    return table(side, name, text(side, file));
  }

  private static Table table(Side side, String name, String text) {
    return isJson(name, text) ? new JsonTable(side).read(text) : CsvTable.read(side, text);
  }

  static boolean isJson(String name, String text) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".json")) {
      return true;
    }
    String start = text.stripLeading();
    return !lower.endsWith(".csv") && (start.startsWith("{") || start.startsWith("["));
  }

  private static String text(Side side, byte[] file) {
    if (startsWith(file, 0xef, 0xbb, 0xbf)
        || startsWith(file, 0xff, 0xfe)
        || startsWith(file, 0xfe, 0xff)) {
      throw new BadDataException(Place.line(side, 1), "bom");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new BadDataException(Place.line(side, lineOfBadByte(file)), "not_utf8");
    }
  }

  private static boolean startsWith(byte[] file, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= file.length || (file[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** What precedes the first byte that is no UTF-8 decodes to itself. */
  private static int lineOfBadByte(byte[] file) {
    String read = new String(file, StandardCharsets.UTF_8);
    int bad = read.indexOf('\ufffd');
    return 1 + (int) read.substring(0, Math.max(0, bad)).chars().filter(c -> c == '\n').count();
  }
}
