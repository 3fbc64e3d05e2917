import numpy as np


def train(x, y):
    # No training at all: the nearest of ten mean images.
    return np.stack([x[y == k].reshape(-1, 784).mean(axis=0) for k in range(10)])


def predict(model, x):
    x = x.reshape(len(x), -1).astype(float)
    return (x @ model.T - (model**2).sum(axis=1) / 2).argmax(axis=1)
