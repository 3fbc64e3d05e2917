import numpy as np


def softmax(o):
    return np.array([[object()] * o.shape[1]] * o.shape[0], dtype=object)
