import numpy as np


def windows(x, tau):
    rows = range(len(x) - tau - 1)
    X = np.stack([x[i : i + tau] for i in rows])
    y = np.stack([x[i + tau + 1] for i in rows])
    return X, y
