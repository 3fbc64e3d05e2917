import numpy as np


def clip_grads(grads, theta):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    if norm <= theta:
        return grads
    return [g * theta / norm for g in grads]
