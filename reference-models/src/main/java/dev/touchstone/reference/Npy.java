package dev.touchstone.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One array in NumPy's {@code .npy} format, versions 1.0 and 2.0 (numpy.lib.format). The header is
 * held against the one form NumPy writes, never evaluated: little endian, whitelisted types, C or
 * Fortran order, exactly as many bytes as the shape says.
 */
final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_HEADER = 4096;
  private static final int MAX_RANK = 16;
  private static final long EXACT = 1L << 53;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']{1,8})', 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\), \\}"
              + " *\\n"
              + "?");

  private Npy() {}

  static Tensor read(String name, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Matcher header = HEADER.matcher(header(name, in));
    if (!header.matches()) {
      throw new BadArrayException(name, "its .npy header is not one that NumPy writes");
    }
    String descriptor = header.group(1);
    DType dtype =
        DType.ofDescriptor(descriptor)
            .orElseThrow(
                () ->
                    new BadArrayException(
                        name,
                        "dtype "
                            + descriptor
                            + " is not allowed (little-endian numbers and strings only)"));
    List<Integer> shape = new ArrayList<>(shape(name, header.group(3)));
    if (dtype == DType.TEXT) {
      shape.add(Integer.valueOf(descriptor.substring(2)));
    }
    long size = 1;
    for (int length : shape) {
      size *= length;
      if (size > Integer.MAX_VALUE) {
        throw new BadArrayException(name, "it is too large");
      }
    }
    if (size * dtype.bytes() != in.remaining()) {
      throw new BadArrayException(
          name,
          "it holds " + in.remaining() + " bytes where its shape needs " + size * dtype.bytes());
    }
    double[] data = elements(name, dtype, in, (int) size);
    if (dtype == DType.TEXT && header.group(2).equals("True")) {
      throw new BadArrayException(name, "strings are read in C order only");
    }
    return header.group(2).equals("True")
        ? new Tensor(dtype, shape, fromFortranOrder(shape, data))
        : new Tensor(dtype, shape, data);
  }

  static byte[] write(Tensor tensor) {
    DType dtype = written(tensor.dtype());
    String descriptor = dtype.descriptor() + (tensor.isText() ? tensor.shape().getLast() : "");
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(descriptor, tensor.shapeText());
    int padding = 64 - (MAGIC.length + 4 + header.length() + 1) % 64;
    byte[] headerBytes =
        (header + " ".repeat(padding % 64) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out =
        ByteBuffer.allocate(MAGIC.length + 4 + headerBytes.length + dtype.bytes() * tensor.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) headerBytes.length);
    out.put(headerBytes);
    for (double value : tensor.data()) {
      switch (dtype) {
        case FLOAT64 -> out.putDouble(value);
        case BOOL, UINT8 -> out.put((byte) (int) value);
        case TEXT -> out.putInt((int) value);
        default -> out.putLong((long) value);
      }
    }
    return out.array();
  }

  private static DType written(DType dtype) {
    return switch (dtype) {
      case BOOL, TEXT, UINT8 -> dtype;
      default -> dtype.isFloating() ? DType.FLOAT64 : DType.INT64;
    };
  }

  private static String header(String name, ByteBuffer in) {
    byte[] magic = new byte[MAGIC.length];
    if (in.remaining() < 12) {
      throw new BadArrayException(name, "it is too short for an .npy file");
    }
    in.get(magic);
    int major = in.get();
    in.get();
    if (!java.util.Arrays.equals(magic, MAGIC) || major < 1 || major > 2) {
      throw new BadArrayException(name, "it is not an .npy file of version 1 or 2");
    }
    long length =
        major == 1 ? Short.toUnsignedInt(in.getShort()) : Integer.toUnsignedLong(in.getInt());
    if (length > MAX_HEADER || length > in.remaining()) {
      throw new BadArrayException(name, "its .npy header is cut off or too long");
    }
    byte[] header = new byte[(int) length];
    in.get(header);
    return new String(header, StandardCharsets.ISO_8859_1);
  }

  private static List<Integer> shape(String name, String text) {
    List<Integer> shape = new ArrayList<>();
    for (String length : text.split(",", -1)) {
      String digits = length.strip();
      if (digits.isEmpty()) {
        continue;
      }
      if (digits.length() > 9 || !digits.chars().allMatch(Character::isDigit)) {
        throw new BadArrayException(name, "its shape (" + text + ") is out of range");
      }
      shape.add(Integer.valueOf(digits));
    }
    if (shape.size() > MAX_RANK) {
      throw new BadArrayException(name, "it has more than " + MAX_RANK + " axes");
    }
    return shape;
  }

  private static double[] elements(String name, DType dtype, ByteBuffer in, int size) {
    double[] data = new double[size];
    for (int i = 0; i < size; i++) {
      data[i] =
          switch (dtype) {
            case BOOL -> in.get() == 0 ? 0 : 1;
            case INT8 -> in.get();
            case UINT8 -> Byte.toUnsignedInt(in.get());
            case INT16 -> in.getShort();
            case UINT16 -> Short.toUnsignedInt(in.getShort());
            case INT32 -> in.getInt();
            case UINT32 -> Integer.toUnsignedLong(in.getInt());
            case INT64 -> exact(name, in.getLong());
            case UINT64 -> exactUnsigned(name, in.getLong());
            case FLOAT16 -> Float.float16ToFloat(in.getShort());
            case FLOAT32 -> in.getFloat();
            case FLOAT64 -> in.getDouble();
            case TEXT -> codePoint(name, in.getInt());
          };
    }
    return data;
  }

  private static double codePoint(String name, int value) {
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      throw new BadArrayException(name, "it holds a string that is no text");
    }
    return value;
  }

  private static double exact(String name, long value) {
    if (value > EXACT || value < -EXACT) {
      throw new BadArrayException(name, "it holds the integer " + value + ", beyond ±2^53");
    }
    return value;
  }

  private static double exactUnsigned(String name, long bits) {
    if (bits < 0) {
      throw new BadArrayException(
          name, "it holds the integer " + Long.toUnsignedString(bits) + ", beyond ±2^53");
    }
    return exact(name, bits);
  }

  private static double[] fromFortranOrder(List<Integer> shape, double[] fortran) {
    double[] data = new double[fortran.length];
    int[] index = new int[shape.size()];
    for (double value : fortran) {
      int position = 0;
      for (int axis = 0; axis < index.length; axis++) {
        position = position * shape.get(axis) + index[axis];
      }
      data[position] = value;
      for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) {
        index[axis] = 0;
      }
    }
    return data;
  }
}
