import numpy as np


def softmax(o):
    e = np.exp(o - o.max())
    return e / e.sum()
