import numpy as np


def conv2d(X, W):
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(2, 3))
    return np.einsum("nchwab,ocab->nohw", windows, W)


def relu(x):
    return np.maximum(x, 0)


def nin(X, W1, W2, W3):
    Y = relu(conv2d(X, W1))
    Y = relu(conv2d(Y, W2))
    Y = relu(conv2d(Y, W3))
    return Y.mean(axis=(2, 3))
