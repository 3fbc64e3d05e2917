package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Diffusion in T steps, t from 0: noise of variance β_t is added in each, so that x_t = √ᾱ_t x +
 * √(1 − ᾱ_t) ε with ᾱ_t = Π (1 − β_s); and the way back, a step at a time, given the noise ε that a
 * network finds in x_t: x_{t−1} = (x_t − β_t / √(1 − ᾱ_t) ε) / √(1 − β_t) + √β_t z.
 *
 * <p>Source: Ho et al. 2020, equations 4 and 11.
 */
public final class Diffusion {

  private static final double LONGEST = 10_000;

  /** Of the paper, whose steps are 1000; fewer steps are larger. */
  private static final double FIRST = 1e-4 * 1000;

  private static final double LAST = 0.02 * 1000;

  private final double[] betas;
  private final double[] kept;

  public Diffusion(int steps) {
    betas = new double[steps];
    kept = new double[steps];
    double product = 1;
    for (int t = 0; t < steps; t++) {
      double part = (double) t / (steps - 1);
      betas[t] = Math.min(0.999, (FIRST + (LAST - FIRST) * part) / steps);
      product *= 1 - betas[t];
      kept[t] = product;
    }
  }

  public int steps() {
    return betas.length;
  }

  /** ᾱ_t: how much of the image's variance is left. */
  public double kept(int t) {
    return kept[t];
  }

  /**
   * x (N, C, H, W) after each one's steps of noise.
   *
   * @param steps t of each, (N,)
   * @param noise ε, like x
   */
  public NDArray noisy(NDArray x, int[] steps, NDArray noise) {
    float[] image = new float[steps.length];
    float[] rest = new float[steps.length];
    for (int n = 0; n < steps.length; n++) {
      image[n] = (float) Math.sqrt(kept[steps[n]]);
      rest[n] = (float) Math.sqrt(1 - kept[steps[n]]);
    }
    Shape each = new Shape(steps.length, 1, 1, 1);
    NDManager manager = x.getManager();
    return x.mul(manager.create(image, each)).add(noise.mul(manager.create(rest, each)));
  }

  /**
   * One step back.
   *
   * @param found the noise that the network finds in x
   * @param fresh z; at the last step, t = 0, none is added
   */
  public NDArray back(NDArray x, int t, NDArray found, NDArray fresh) {
    NDArray mean = x.sub(found.mul(betas[t] / Math.sqrt(1 - kept[t]))).div(Math.sqrt(1 - betas[t]));
    return t == 0 ? mean : mean.add(fresh.mul(Math.sqrt(betas[t])));
  }

  /** Steps (N,) as sines and cosines of ever slower waves, (N, d). */
  static NDArray waves(NDArray t, int width) {
    float[] speeds = new float[width / 2];
    for (int i = 0; i < speeds.length; i++) {
      speeds[i] = (float) Math.pow(LONGEST, -(double) i / (speeds.length - 1));
    }
    NDArray angles =
        t.toType(DataType.FLOAT32, false)
            .reshape(-1, 1)
            .mul(t.getManager().create(speeds, new Shape(1, speeds.length)));
    return angles.sin().concat(angles.cos(), 1);
  }
}
