import numpy as np


def conv_transpose2d(X, K, stride=1, padding=0):
    X = np.pad(X, padding)
    (h, w), (kh, kw) = X.shape, K.shape
    s = stride
    Y = np.zeros((s * (h - 1) + kh, s * (w - 1) + kw))
    for i in range(h):
        for j in range(w):
            Y[s * i : s * i + kh, s * j : s * j + kw] += X[i, j] * K
    return Y
