import numpy as np


def softmax(o):
    return np.zeros((0,))
