import numpy as np


def softmax(o):
    return np.full(1 << 28, 1.5)
