import numpy as np


def train(x, y):
    """x: (n, 79) with NaN where a value is missing, y: (n,) prices. Return whatever predict needs."""
    return np.median(y)


def predict(model, x):
    """x: (m, 79). Return m prices: here the same for every house."""
    return np.full(len(x), model)
