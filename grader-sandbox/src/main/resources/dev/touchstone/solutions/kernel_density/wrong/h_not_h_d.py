import numpy as np


def kde(X, query, h):
    d = X.shape[1]
    squared = ((query[:, None, :] - X[None, :, :]) ** 2).sum(axis=2)
    kernel = np.exp(-squared / (2 * h**2)) / ((2 * np.pi) ** (d / 2) * h)
    return kernel.mean(axis=1)
