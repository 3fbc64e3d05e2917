import numpy as np


def train(x, y):
    return x, y


def predict(model, x):
    """The class of most of the three nearest training images; the nearest decides a tie."""
    known, classes = model
    distance = (x**2).sum(1)[:, None] - 2 * x @ known.T + (known**2).sum(1)[None, :]
    nearest = classes[np.argsort(distance, axis=1)[:, :3]]
    first, second, third = nearest.T
    return np.where(second == third, second, first)
