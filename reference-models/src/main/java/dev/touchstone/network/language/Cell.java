package dev.touchstone.network.language;

import ai.djl.nn.Block;
import ai.djl.nn.recurrent.RecurrentBlock;

/**
 * What is repeated from place to place: (B, T, D) to (B, T, H), with a state (L, B, H) that starts
 * as 0. A layer learns M(HD + HH + 2H) numbers: M is 1 for the RNN, 3 for the GRU with its two
 * gates, 4 for the LSTM with its three.
 *
 * <p>All are laid out like torch's, with a bias for the input and another for the state. The GRU is
 * torch's too: its reset gate works on what has become of the state, r ⊙ (U h + b), where the
 * lecture has U (r ⊙ h). Both read and write equally well; only their weights differ.
 */
public enum Cell {
  RNN {
    @Override
    Block layers(int hidden, int layers, boolean withState) {
      return sized(
              ai.djl
                  .nn
                  .recurrent
                  .RNN
                  .builder()
                  .setActivation(ai.djl.nn.recurrent.RNN.Activation.TANH),
              hidden,
              layers,
              withState)
          .build();
    }
  },
  GRU {
    @Override
    Block layers(int hidden, int layers, boolean withState) {
      return sized(ai.djl.nn.recurrent.GRU.builder(), hidden, layers, withState).build();
    }
  },
  LSTM {
    @Override
    Block layers(int hidden, int layers, boolean withState) {
      return sized(ai.djl.nn.recurrent.LSTM.builder(), hidden, layers, withState).build();
    }
  };

  /** Layers one upon the other; with their last states as further outputs if wanted. */
  abstract Block layers(int hidden, int layers, boolean withState);

  private static <B extends RecurrentBlock.BaseBuilder<B>> B sized(
      B builder, int hidden, int layers, boolean withState) {
    return builder
        .setStateSize(hidden)
        .setNumLayers(layers)
        .optBatchFirst(true)
        .optReturnState(withState);
  }
}
