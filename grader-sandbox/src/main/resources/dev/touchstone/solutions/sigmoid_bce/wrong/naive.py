import numpy as np


def bce_with_logits(z, t):
    p = 1 / (1 + np.exp(-z))
    loss = -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
    return {"p": p, "loss": loss}
