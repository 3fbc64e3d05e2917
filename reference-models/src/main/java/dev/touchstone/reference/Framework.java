package dev.touchstone.reference;

/** What a program is likely to import, so that a waiting container can have it ready. */
public enum Framework {
  NUMPY,
  TORCH,
  /** PyTorch with what a first optimizer pulls in. */
  TRAINING
}
