import numpy as np


def train(x, y):
    return np.stack([x[y == k].mean(axis=0) for k in range(3)])


def predict(model, x):
    return np.array([object()] * len(x))
