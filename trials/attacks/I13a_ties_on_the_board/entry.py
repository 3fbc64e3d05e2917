import numpy as np


def train(x, y):
    """x: (n, 64) pixels from 0 to 16, y: (n,) classes from 0 to 9. Return whatever predict needs."""
    return np.stack([x[y == k].mean(axis=0) for k in range(10)])


def predict(model, x):
    """x: (m, 64). Return the class of each row: m integers."""
    distance = ((x[:, None, :] - model[None, :, :]) ** 2).sum(axis=2)
    return distance.argmin(axis=1)
