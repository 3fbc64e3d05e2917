package dev.touchstone.datafile;

import dev.touchstone.dataset.Idx;
import dev.touchstone.metric.BadDataException;
import java.io.IOException;

/** Makes the files that data comes in into the one that a competition keeps. */
public final class Sources {

  private Sources() {}

  /** Pictures and their classes, as MNIST comes. */
  public static byte[] pictures(byte[] images, byte[] labels) throws IOException {
    try {
      return new PictureSheet(Idx.read(images), Idx.labels(labels), null).bytes();
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * A table, with words or without.
   *
   * @throws BadDataException if it is none
   */
  public static byte[] table(byte[] csv, boolean codes) {
    return codes ? CategoryCodes.encoded(csv) : csv;
  }
}
