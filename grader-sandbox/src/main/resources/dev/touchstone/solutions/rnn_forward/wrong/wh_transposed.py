import numpy as np


def rnn_forward(X, h0, Wx, Wh, b):
    N, T, _ = X.shape
    H = np.zeros((N, T, len(b)))
    h = h0
    for t in range(T):
        h = np.tanh(X[:, t] @ Wx + h @ Wh.T + b)
        H[:, t] = h
    return H
