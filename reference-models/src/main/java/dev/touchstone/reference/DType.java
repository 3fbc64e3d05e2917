package dev.touchstone.reference;

import java.util.Arrays;
import java.util.Optional;

/**
 * The element types that may cross the wall, by their NumPy descriptors; everything else is
 * refused.
 */
public enum DType {
  BOOL("|b1", 1, false),
  INT8("|i1", 1, false),
  UINT8("|u1", 1, false),
  INT16("<i2", 2, false),
  UINT16("<u2", 2, false),
  INT32("<i4", 4, false),
  UINT32("<u4", 4, false),
  INT64("<i8", 8, false),
  UINT64("<u8", 8, false),
  FLOAT16("<f2", 2, true),
  FLOAT32("<f4", 4, true),
  FLOAT64("<f8", 8, true),
  /** Code points; a string is a row of them, as wide as the longest of its array. */
  TEXT("<U", 4, false);

  private final String descriptor;
  private final int bytes;
  private final boolean floating;

  DType(String descriptor, int bytes, boolean floating) {
    this.descriptor = descriptor;
    this.bytes = bytes;
    this.floating = floating;
  }

  static Optional<DType> ofDescriptor(String descriptor) {
    return descriptor.matches("<U[1-9][0-9]{0,3}")
        ? Optional.of(TEXT)
        : Arrays.stream(values())
            .filter(t -> t != TEXT && t.descriptor.equals(descriptor))
            .findFirst();
  }

  String descriptor() {
    return descriptor;
  }

  int bytes() {
    return bytes;
  }

  public boolean isFloating() {
    return floating;
  }

  /** The name NumPy prints, such as {@code float64}. */
  @Override
  public String toString() {
    return this == TEXT ? "str" : name().toLowerCase(java.util.Locale.ROOT);
  }
}
