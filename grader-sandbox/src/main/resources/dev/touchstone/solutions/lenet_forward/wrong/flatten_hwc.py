import numpy as np


def conv2d(X, W, b, pad=0):
    X = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(2, 3))
    return np.einsum("nchwab,ocab->nohw", windows, W) + b[:, None, None]


def avg_pool(X):
    N, C, H, W = X.shape
    return X.reshape(N, C, H // 2, 2, W // 2, 2).mean(axis=(3, 5))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lenet(X, params):
    p = params
    Y = avg_pool(sigmoid(conv2d(X, p["W1"], p["b1"], pad=2)))
    Y = avg_pool(sigmoid(conv2d(Y, p["W2"], p["b2"])))
    Y = Y.transpose(0, 2, 3, 1).reshape(len(X), -1)
    Y = sigmoid(Y @ p["W3"] + p["b3"])
    Y = sigmoid(Y @ p["W4"] + p["b4"])
    return Y @ p["W5"] + p["b5"]
