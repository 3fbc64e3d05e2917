package dev.touchstone.reference.convolution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/** Images and kernels (h, w), without the axes for samples and channels that DJL asks for. */
final class Plane {

  private Plane() {}

  static NDArray corr2d(NDArray x, NDArray k) {
    return corr2d(x, k, new Shape(1, 1), new Shape(1, 1));
  }

  /** Cross-correlation without padding; dilation is the distance of the cells in a window. */
  static NDArray corr2d(NDArray x, NDArray k, Shape stride, Shape dilation) {
    return Conv2d.conv2d(batch(x), batch(k), null, stride, new Shape(0, 0), dilation)
        .singletonOrThrow()
        .squeeze(new int[] {0, 1});
  }

  /** (h, w) as a batch of one image with one channel: (1, 1, h, w). */
  private static NDArray batch(NDArray image) {
    return image.expandDims(0).expandDims(0);
  }
}
