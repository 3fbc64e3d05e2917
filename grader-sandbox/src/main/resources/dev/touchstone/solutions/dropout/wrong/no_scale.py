import numpy as np


def dropout(x, u, p, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    mask = u >= p
    return x * mask
