import numpy as np


def windows(x, tau):
    rows = range(0, len(x) - tau, tau)
    X = np.stack([x[i : i + tau] for i in rows])
    y = np.stack([x[i + tau] for i in rows])
    return X, y
