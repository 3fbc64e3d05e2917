import numpy as np


def softmax(o):
    e = np.exp(o - o.max(axis=0))
    return e / e.sum(axis=0)


def softmax_regression_step(X, y, W, b, lr):
    G = softmax(X @ W + b)
    G[np.arange(len(y)), y] -= 1
    G = G / len(y)
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)
