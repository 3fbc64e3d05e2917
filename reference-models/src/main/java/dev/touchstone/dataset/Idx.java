package dev.touchstone.dataset;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Arrays of bytes as MNIST comes in: a magic number with the type and the number of axes, their
 * lengths as big-endian int32, then the elements in C order; packed by gzip or not (LeCun, Cortes
 * and Burges, "The MNIST database").
 */
public final class Idx {

  private static final int UNSIGNED_BYTES = 8;
  private static final int MOST_ELEMENTS = 1 << 27;
  private static final int GZIP = 0x1f8b;

  private Idx() {}

  /**
   * @throws IOException if it is no such array
   */
  public static Tensor read(byte[] file) throws IOException {
    try (DataInputStream in = new DataInputStream(opened(file))) {
      int zero = in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int axes = in.readUnsignedByte();
      if (zero != 0 || type != UNSIGNED_BYTES || axes < 1 || axes > 4) {
        throw new IOException("it is no array of bytes in the format of MNIST");
      }
      List<Integer> shape = new ArrayList<>();
      long size = 1;
      for (int axis = 0; axis < axes; axis++) {
        int length = in.readInt();
        size *= Math.max(0, length);
        shape.add(length);
      }
      if (size > MOST_ELEMENTS || shape.stream().anyMatch(length -> length < 0)) {
        throw new IOException("it has the shape " + Tensor.shapeText(shape));
      }
      byte[] elements = new byte[(int) size];
      in.readFully(elements);
      double[] data = new double[elements.length];
      for (int i = 0; i < data.length; i++) {
        data[i] = Byte.toUnsignedInt(elements[i]);
      }
      return new Tensor(DType.UINT8, shape, data);
    }
  }

  /** Labels are classes: int64 instead of bytes. */
  public static Tensor labels(byte[] file) throws IOException {
    Tensor bytes = read(file);
    return new Tensor(DType.INT64, bytes.shape(), bytes.data());
  }

  private static InputStream opened(byte[] file) throws IOException {
    boolean packed =
        file.length > 1 && (Byte.toUnsignedInt(file[0]) << 8 | Byte.toUnsignedInt(file[1])) == GZIP;
    return packed
        ? new GZIPInputStream(new ByteArrayInputStream(file))
        : new ByteArrayInputStream(file);
  }
}
