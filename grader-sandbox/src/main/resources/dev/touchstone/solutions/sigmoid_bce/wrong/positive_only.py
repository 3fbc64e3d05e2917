import numpy as np


def sigmoid(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def bce_with_logits(z, t):
    losses = t * (np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z))))
    return {"p": sigmoid(z), "loss": losses.mean()}
