import numpy as np


def embedding(x, E):
    return E[x] * np.sqrt(E.shape[1])
