import numpy as np


def conv2d_same(X, K):
    kh, kw = K.shape
    top, left = (kh - 1) // 2, (kw - 1) // 2
    X = np.pad(X, ((top, kh - 1 - top), (left, kw - 1 - left)))
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return (windows * K).sum(axis=(2, 3))
