import numpy as np


def avg_pool2d(X, k, stride, pad):
    X = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    windows = np.lib.stride_tricks.sliding_window_view(X, (k, k), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    return windows.mean(axis=(4, 5))


def global_avg_pool(X):
    return X.mean(axis=(1, 2, 3))
