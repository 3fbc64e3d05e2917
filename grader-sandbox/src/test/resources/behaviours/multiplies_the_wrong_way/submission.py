import numpy as np


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    ones = np.ones((len(e), 1))
    return e / (e @ ones)
