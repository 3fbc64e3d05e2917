import numpy as np


def conv2d_same(X, K):
    kh, kw = K.shape
    ph, pw = (kh - 1) // 2, (kw - 1) // 2
    X = np.pad(X, ((ph, ph), (pw, pw)))
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return (windows * K).sum(axis=(2, 3))
