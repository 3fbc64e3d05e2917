import numpy as np


def softmax(o):
    return np.zeros(o.shape, dtype=[("p", "<f8")])
