import numpy as np


def sigmoid(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def bce_with_logits(z, t):
    p = sigmoid(z)
    q = np.clip(p, 1e-7, 1 - 1e-7)
    return {"p": p, "loss": -np.mean(t * np.log(q) + (1 - t) * np.log(1 - q))}
