import numpy as np


def train(x, y):
    """x: (n, 28, 28) bytes, y: (n,) classes from 0 to 9. Return whatever predict needs."""
    return np.stack([x[y == k].mean(axis=0) for k in range(10)])


def predict(model, x):
    """x: (m, 28, 28). Return the class of each image: m integers."""
    distance = ((x[:, None].astype(float) - model[None]) ** 2).sum(axis=(2, 3))
    return distance.argmin(axis=1)
