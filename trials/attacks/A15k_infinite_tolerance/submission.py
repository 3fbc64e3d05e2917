import numpy as np


def softmax(o):
    return np.full(o.shape, np.inf)
