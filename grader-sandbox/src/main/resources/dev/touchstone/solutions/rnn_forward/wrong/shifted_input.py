import numpy as np


def rnn_forward(X, h0, Wx, Wh, b):
    N, T, _ = X.shape
    H = np.zeros((N, T, len(b)))
    h = h0
    for t in range(T):
        x = X[:, t - 1] if t > 0 else np.zeros_like(X[:, 0])
        h = np.tanh(x @ Wx + h @ Wh + b)
        H[:, t] = h
    return H
