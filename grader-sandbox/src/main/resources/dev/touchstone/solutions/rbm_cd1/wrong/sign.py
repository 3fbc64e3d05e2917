import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def rbm_cd1(v, W, b, c, u1, u2, lr):
    n = len(v)
    p = sigmoid(v @ W + c)
    h = (u1 < p).astype(float)
    v1 = (u2 < sigmoid(h @ W.T + b)).astype(float)
    p1 = sigmoid(v1 @ W + c)
    return {
        "W": W - lr * (v.T @ p - v1.T @ p1) / n,
        "b": b - lr * (v - v1).sum(axis=0) / n,
        "c": c - lr * (p - p1).sum(axis=0) / n,
        "F": -v @ b - np.logaddexp(0, v @ W + c).sum(axis=1),
    }
