package dev.touchstone.reference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Named arrays in NumPy's {@code .npz} format: a zip of {@code .npy} files. The reader trusts
 * nothing: it counts what it inflates, refuses duplicate names and leaves every header to {@link
 * Npy}.
 */
public final class Npz {

  private static final String SUFFIX = ".npy";

  private Npz() {}

  /**
   * Reads all arrays in the order they stand in.
   *
   * @param maxArrays how many arrays are accepted
   * @param maxBytes how many bytes they may inflate to, together
   * @throws BadArrayException naming the array and the broken rule
   */
  public static Map<String, Tensor> read(byte[] bytes, int maxArrays, long maxBytes) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    long left = maxBytes;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        String name = arrayName(entry);
        if (arrays.size() == maxArrays) {
          throw new BadArrayException(name, "more than " + maxArrays + " arrays");
        }
        byte[] npy = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= npy.length;
        if (left < 0) {
          throw new BadArrayException(name, "the arrays are larger than " + maxBytes + " bytes");
        }
        if (arrays.putIfAbsent(name, Npy.read(name, npy)) != null) {
          throw new BadArrayException(name, "the name occurs twice");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadArrayException(
          "archive", "it is no readable .npz file (" + e.getMessage() + ")");
    }
    if (arrays.isEmpty() && !isEmptyZip(bytes)) {
      throw new BadArrayException("archive", "it is no .npz file");
    }
    return arrays;
  }

  /** Writes float64 and int64 arrays, uncompressed, as {@code numpy.savez} does. */
  public static byte[] write(Map<String, Tensor> arrays) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
        byte[] npy = Npy.write(array.getValue());
        CRC32 crc = new CRC32();
        crc.update(npy);
        ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(npy.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(npy);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String arrayName(ZipEntry entry) {
    String name = entry.getName();
    if (!name.endsWith(SUFFIX) || name.length() > 200) {
      throw new BadArrayException("archive", "it holds something that is no .npy file");
    }
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static boolean isEmptyZip(byte[] bytes) {
    return bytes.length >= 22 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 5;
  }
}
