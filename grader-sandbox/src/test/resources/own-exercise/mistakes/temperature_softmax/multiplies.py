import numpy as np


def temperature_softmax(z, t=1.0):
    z = z * t
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
