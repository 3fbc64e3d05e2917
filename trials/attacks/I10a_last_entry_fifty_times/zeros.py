import numpy as np


def train(x, y):
    return None


def predict(model, x):
    return np.zeros(len(x), dtype=int)
