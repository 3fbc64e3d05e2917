import numpy as np


def softmax(o):
    e = np.exp(o)
    return e / e.sum(axis=1, keepdims=True)
