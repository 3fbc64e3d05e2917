package dev.touchstone.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/** Archives as {@code numpy.savez} writes them, for tests that play the container's side. */
public final class NumpyArchives {

  private NumpyArchives() {}

  public static byte[] saved(Map<String, Tensor> arrays) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    arrays.forEach((name, tensor) -> files.put(name + ".npy", Npy.write(tensor)));
    return NumpyZip.of(files);
  }
}
