import numpy as np


def one_hot(y, num_classes):
    hot = np.zeros((num_classes, len(y)))
    hot[y, np.arange(len(y))] = 1
    return hot
