import numpy as np


def windows(x, tau):
    X = np.stack([x[i : i + tau] for i in range(len(x) - tau + 1)])
    y = x[tau:]
    return X, y
