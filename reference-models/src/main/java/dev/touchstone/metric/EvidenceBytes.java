package dev.touchstone.metric;

import dev.touchstone.metric.Evidence.Losses;
import dev.touchstone.metric.Evidence.Replicates;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.stream.DoubleStream;

/** {@link Evidence} as bytes, big-endian: a board of thousands of teams holds one of each. */
final class EvidenceBytes {

  private static final byte BITS = 1;
  private static final byte FLOATS = 2;
  private static final byte REPLICATES = 3;
  private static final int HEAD = 1 + Integer.BYTES;

  private EvidenceBytes() {}

  static byte[] write(Evidence evidence) {
    return switch (evidence) {
      case Losses(var values) when isBits(values) -> bits(values);
      case Losses(var values) -> floats(head(FLOATS, values.length, 0, values.length), values);
      case Replicates(int units, double loss, var drawn) ->
          floats(head(REPLICATES, units, Double.BYTES, drawn.length).putDouble(loss), drawn);
    };
  }

  static Evidence read(ByteBuffer bytes) {
    try {
      byte kind = bytes.get();
      int length = bytes.getInt();
      return switch (kind) {
        case BITS -> new Losses(bits(BitSet.valueOf(bytes.slice()), length));
        case FLOATS -> new Losses(floats(bytes, length));
        case REPLICATES ->
            new Replicates(
                length, bytes.getDouble(), floats(bytes, bytes.remaining() / Float.BYTES));
        default -> throw new IllegalArgumentException("no evidence begins with " + kind);
      };
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("evidence is cut off", e);
    }
  }

  private static boolean isBits(double[] values) {
    return DoubleStream.of(values).allMatch(value -> value == 0 || value == 1);
  }

  private static byte[] bits(double[] values) {
    BitSet ones = new BitSet(values.length);
    for (int row = 0; row < values.length; row++) {
      ones.set(row, values[row] == 1);
    }
    byte[] packed = ones.toByteArray();
    return ByteBuffer.allocate(HEAD + packed.length)
        .put(BITS)
        .putInt(values.length)
        .put(packed)
        .array();
  }

  private static double[] bits(BitSet ones, int length) {
    if (ones.length() > length) {
      throw new IllegalArgumentException(ones.length() + " bits for " + length + " rows");
    }
    double[] values = new double[length];
    ones.stream().forEach(row -> values[row] = 1);
    return values;
  }

  private static ByteBuffer head(byte kind, int units, int between, int numbers) {
    return ByteBuffer.allocate(HEAD + between + numbers * Float.BYTES).put(kind).putInt(units);
  }

  private static byte[] floats(ByteBuffer bytes, double[] values) {
    for (double value : values) {
      bytes.putFloat((float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE));
    }
    return bytes.array();
  }

  private static double[] floats(ByteBuffer bytes, int length) {
    double[] values = new double[length];
    for (int row = 0; row < length; row++) {
      values[row] = bytes.getFloat();
    }
    return values;
  }
}
