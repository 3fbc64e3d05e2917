import numpy as np


def clip_grads(grads, theta):
    return [np.clip(g, -theta, theta) for g in grads]
