import numpy as np


def one_hot(y, num_classes):
    hot = np.zeros((len(y), num_classes))
    hot[np.arange(len(y)), y] = y
    return hot
