import numpy as np


def softmax(o):
    return np.ones(1 << 37)
