package dev.touchstone.network.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The formulas of the models, against values worked out by hand. */
class ModelsTest {

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void theLowerBoundIsLikelihoodLessDivergence() {
    NDArray x = manager.create(new float[] {1, 0}, new Shape(1, 2));
    NDArray evenOdds = manager.zeros(new Shape(1, 2));
    NDArray mu = manager.create(new float[] {2}, new Shape(1, 1));
    NDArray logVar = manager.zeros(new Shape(1, 1));

    NDArray elbo = Vae.elbo(x, new NDList(evenOdds, mu, logVar));

    assertThat(elbo.getFloat(0)).isCloseTo((float) (2 * Math.log(0.5) - 2), within(1e-5f));
  }

  @Test
  void lossesOfUndecidedDiscriminatorAreLogTwo() {
    NDArray undecided = manager.zeros(new Shape(3, 1));

    assertThat(Gan.discriminatorLoss(undecided, undecided).getFloat())
        .isCloseTo((float) (2 * Math.log(2)), within(1e-6f));
    assertThat(Gan.generatorLoss(undecided).getFloat())
        .isCloseTo((float) Math.log(2), within(1e-6f));
  }

  @Test
  void diffusionLeavesNothingButNoise() {
    Diffusion diffusion = new Diffusion(50);

    assertThat(diffusion.kept(0)).isCloseTo(1 - 0.1 / 50, within(1e-9));
    assertThat(diffusion.kept(49)).isLessThan(1e-3);
  }

  @Test
  void theLastStepBackFindsTheImage() {
    Diffusion diffusion = new Diffusion(50);
    NDArray image = manager.ones(new Shape(1, 1, 2, 2)).mul(0.5);
    NDArray noise = manager.ones(new Shape(1, 1, 2, 2));

    NDArray noisy = diffusion.noisy(image, new int[] {0}, noise);

    assertThat(diffusion.back(noisy, 0, noise, noise).allClose(image, 1e-4, 1e-4, false)).isTrue();
  }

  @Test
  void groupNormalisationIsOverGroupsOfChannels() {
    GroupNorm norm = new GroupNorm(2, 4);
    norm.initialize(manager, DataType.FLOAT32, new Shape(1, 4, 1, 1));
    NDArray x = manager.create(new float[] {1, 3, 10, 20}, new Shape(1, 4, 1, 1));

    NDArray y = norm.forward(new ParameterStore(manager, false), new NDList(x), false).head();

    assertThat(y.toFloatArray()).containsExactly(new float[] {-1, 1, -1, 1}, within(1e-4f));
  }

  @Test
  void emFindsTwoHeaps() {
    Tensor x = Tensor.vector(-1, -0.9, -1.1, -1, 4, 4.1, 3.9, 4).reshape(8, 1);

    GaussianMixture mixture = GaussianMixture.fit(x, 2, new Draw(1), 1e-9, 100);

    double[] means = Arrays.stream(mixture.means().data()).sorted().toArray();
    assertThat(means).containsExactly(new double[] {-1, 4}, within(1e-6));
    assertThat(mixture.weights().data()).containsExactly(new double[] {0.5, 0.5}, within(1e-6));
  }

  @Test
  void theLikelihoodIsThatOfAGaussian() {
    GaussianMixture standard =
        new GaussianMixture(
            Tensor.vector(1), Tensor.matrix(new double[] {0, 0}), identity().reshape(1, 2, 2));

    assertThat(standard.logLikelihood(Tensor.matrix(new double[] {3, 4})))
        .isCloseTo(-Math.log(2 * Math.PI) - 12.5, within(1e-9));
  }

  private static Tensor identity() {
    return Tensor.matrix(new double[] {1, 0}, new double[] {0, 1});
  }

  @Test
  void aBoltzmannMachinePrefersWhatItHasSeen() {
    Tensor seen = Tensor.matrix(new double[] {1, 1, 0, 0}, new double[] {0, 0, 1, 1});
    try (Rbm rbm = new Rbm(4, 3, new Draw(1))) {
      rbm.fit(seen, 300, 2, 0.5);

      NDArray rows = manager.create(new float[] {1, 1, 0, 0, 1, 0, 1, 0}, new Shape(2, 4));
      float[] energies = rbm.freeEnergy(rows).toFloatArray();

      assertThat(energies[0]).isLessThan(energies[1]);
    }
  }
}
