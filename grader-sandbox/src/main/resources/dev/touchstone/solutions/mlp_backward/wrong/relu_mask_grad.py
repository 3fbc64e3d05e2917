import numpy as np


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def mlp_backward(X, y, W1, b1, W2, b2):
    N = len(X)
    A = X @ W1 + b1
    h = np.maximum(A, 0)
    G = softmax(h @ W2 + b2)
    G[np.arange(N), y] -= 1
    G /= N
    dh = G @ W2.T
    dA = dh * (dh > 0)
    return {
        "dW1": X.T @ dA,
        "db1": dA.sum(axis=0),
        "dW2": h.T @ G,
        "db2": G.sum(axis=0),
    }
