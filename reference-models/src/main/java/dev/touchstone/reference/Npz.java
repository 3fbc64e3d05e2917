package dev.touchstone.reference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
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
    return arrays(files(bytes, maxArrays, maxBytes));
  }

  /**
   * Reads what {@code numpy.savez} wrote, and nothing that differs from it in a single byte: there
   * is one archive for given arrays, so that nothing can be told besides.
   *
   * @throws BadArrayException as {@link #read}, and if it is any other archive
   */
  public static Map<String, Tensor> readSaved(byte[] bytes, int maxArrays, long maxBytes) {
    Map<String, byte[]> files = files(bytes, maxArrays, maxBytes);
    Map<String, Tensor> arrays = arrays(files);
    if (!Arrays.equals(NumpyZip.of(files), bytes)) {
      throw new BadArrayException("archive", "it is not as numpy.savez writes it");
    }
    return arrays;
  }

  private static Map<String, Tensor> arrays(Map<String, byte[]> files) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    files.forEach((file, npy) -> arrays.put(arrayName(file), Npy.read(arrayName(file), npy)));
    return arrays;
  }

  private static Map<String, byte[]> files(byte[] bytes, int maxArrays, long maxBytes) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    long left = maxBytes;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        String name = arrayName(entry.getName());
        if (files.size() == maxArrays) {
          throw new BadArrayException(name, "more than " + maxArrays + " arrays");
        }
        byte[] npy = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= npy.length;
        if (left < 0) {
          throw new BadArrayException(name, "the arrays are larger than " + maxBytes + " bytes");
        }
        if (files.putIfAbsent(entry.getName(), npy) != null) {
          throw new BadArrayException(name, "the name occurs twice");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadArrayException(
          "archive", "it is no readable .npz file (" + e.getMessage() + ")");
    }
    if (files.isEmpty() && !isEmptyZip(bytes)) {
      throw new BadArrayException("archive", "it is no .npz file");
    }
    return files;
  }

  /** Writes float64 and int64 arrays, and bytes, uncompressed, as {@code numpy.savez} does. */
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

  private static String arrayName(String name) {
    if (!name.endsWith(SUFFIX) || name.length() > 200) {
      throw new BadArrayException("archive", "it holds something that is no .npy file");
    }
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static boolean isEmptyZip(byte[] bytes) {
    return bytes.length >= 22 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 5;
  }
}
