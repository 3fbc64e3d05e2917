package dev.touchstone.reference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import java.util.List;

/** Formulas that references of several chapters are made of, in float64. */
public final class Nd {

  private Nd() {}

  /** The value at each label along the last axis: (…, K) and labels (…) give (…). */
  public static NDArray pick(NDArray table, NDArray labels) {
    int last = table.getShape().dimension() - 1;
    return table.gather(labels.toType(DataType.INT64, false).expandDims(last), last).squeeze(last);
  }

  /** One where the label is, zero elsewhere: labels (…) give (…, k). */
  public static NDArray oneHot(NDArray labels, int k) {
    return labels.toType(DataType.INT64, false).oneHot(k).toType(DataType.FLOAT64, false);
  }

  /** Cross-correlation of x (N, Ci, H, W) with w (Co, Ci, kh, kw); padding per side. */
  public static NDArray conv2d(NDArray x, NDArray w, int strideH, int strideW, int padH, int padW) {
    NDArray none = x.getManager().zeros(new Shape(w.getShape().get(0)), x.getDataType());
    return conv2d(x, w, none, strideH, strideW, padH, padW);
  }

  /** As above, plus b (Co,) at every place. */
  public static NDArray conv2d(
      NDArray x, NDArray w, NDArray b, int strideH, int strideW, int padH, int padW) {
    return Conv2d.conv2d(x, w, b, new Shape(strideH, strideW), new Shape(padH, padW))
        .singletonOrThrow();
  }

  /** A frame of {@code value} around the last two axes. */
  public static NDArray pad2d(NDArray x, double value, int top, int bottom, int left, int right) {
    return x.pad(new Shape(left, right, top, bottom), value);
  }

  public static NDArray relu(NDArray x) {
    return Activation.relu(x);
  }

  public static NDArray sigmoid(NDArray x) {
    return Activation.sigmoid(x);
  }

  /** log(1 + eˣ), finite for large x as well. */
  public static NDArray softplus(NDArray x) {
    return x.maximum(0).add(x.abs().neg().exp().add(1).log());
  }

  /** log Σ eˣ along an axis, which stays with length 1. */
  public static NDArray logSumExp(NDArray x, int axis) {
    NDArray max = x.max(new int[] {axis}, true);
    return x.sub(max).exp().sum(new int[] {axis}, true).log().add(max);
  }

  public static NDArray where(NDArray condition, NDArray a, NDArray b) {
    return NDArrays.where(condition, a, b);
  }

  public static NDArray stack(List<NDArray> arrays, int axis) {
    return NDArrays.stack(new NDList(arrays), axis);
  }

  public static NDArray concat(List<NDArray> arrays, int axis) {
    return NDArrays.concat(new NDList(arrays), axis);
  }

  public static NDArray full(NDManager manager, double value, long... shape) {
    return manager.zeros(new Shape(shape), DataType.FLOAT64).add(value);
  }
}
