import numpy as np


def softmax(o):
    return np.full(o.shape, 1e9).astype(np.float16)
