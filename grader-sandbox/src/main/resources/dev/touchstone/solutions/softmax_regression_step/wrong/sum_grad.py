import numpy as np


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax_regression_step(X, y, W, b, lr):
    G = softmax(X @ W + b)
    G[np.arange(len(y)), y] -= 1
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)
