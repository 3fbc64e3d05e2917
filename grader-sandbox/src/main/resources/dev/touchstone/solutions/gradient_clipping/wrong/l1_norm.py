import numpy as np


def clip_grads(grads, theta):
    norm = sum(np.abs(g).sum() for g in grads)
    if norm <= theta:
        return grads
    return [g * theta / norm for g in grads]
