import numpy as np


def one_hot(y, num_classes):
    hot = np.zeros((len(y), y.max() + 1))
    hot[np.arange(len(y)), y] = 1
    return hot
