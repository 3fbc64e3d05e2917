import numpy as np


def softmax(o):
    return np.ma.masked_all(o.shape)
