package dev.touchstone.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The one archive that {@code numpy.savez} makes of given files: stored, dated 1980, each local
 * header with its sizes in a ZIP64 field. The layout is that of PKWARE's APPNOTE, 4.3.7 to 4.3.16.
 */
final class NumpyZip {

  private static final int LOCAL = 30;
  private static final int ZIP64 = 20;
  private static final int CENTRAL = 46;
  private static final int END = 22;
  private static final short VERSION = 45;
  private static final short MADE_BY_UNIX = 3 << 8 | VERSION;
  private static final short YEAR_1980 = 0x21;
  private static final int OWNER_READS_AND_WRITES = 0600 << 16;

  private NumpyZip() {}

  /**
   * @param files contents by name, in their order
   */
  static byte[] of(Map<String, byte[]> files) {
    ByteBuffer zip = ByteBuffer.allocate(size(files)).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer directory = ByteBuffer.allocate(size(files)).order(ByteOrder.LITTLE_ENDIAN);
    files.forEach(
        (name, content) -> {
          int offset = zip.position();
          local(zip, name.getBytes(StandardCharsets.UTF_8), content);
          central(directory, name.getBytes(StandardCharsets.UTF_8), content, offset);
        });
    int start = zip.position();
    zip.put(directory.flip());
    end(zip, files.size(), start);
    return zip.array();
  }

  private static int size(Map<String, byte[]> files) {
    return END
        + files.entrySet().stream()
            .mapToInt(
                file ->
                    LOCAL
                        + ZIP64
                        + CENTRAL
                        + 2 * file.getKey().getBytes(StandardCharsets.UTF_8).length
                        + file.getValue().length)
            .sum();
  }

  private static void local(ByteBuffer zip, byte[] name, byte[] content) {
    zip.putInt(0x04034b50).putShort(VERSION);
    entry(zip, content).putInt(-1).putInt(-1).putShort((short) name.length).putShort((short) ZIP64);
    zip.put(name).putShort((short) 1).putShort((short) (ZIP64 - 4));
    zip.putLong(content.length).putLong(content.length).put(content);
  }

  private static void central(ByteBuffer zip, byte[] name, byte[] content, int offset) {
    zip.putInt(0x02014b50).putShort(MADE_BY_UNIX).putShort(VERSION);
    entry(zip, content).putInt(content.length).putInt(content.length);
    zip.putShort((short) name.length).putLong(0);
    zip.putInt(OWNER_READS_AND_WRITES).putInt(offset).put(name);
  }

  /** Flags, method, time, date and checksum, which both headers have. */
  private static ByteBuffer entry(ByteBuffer zip, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return zip.putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort(YEAR_1980)
        .putInt((int) crc.getValue());
  }

  private static void end(ByteBuffer zip, int files, int start) {
    int size = zip.position() - start;
    zip.putInt(0x06054b50).putInt(0).putShort((short) files).putShort((short) files);
    zip.putInt(size).putInt(start).putShort((short) 0);
  }
}
