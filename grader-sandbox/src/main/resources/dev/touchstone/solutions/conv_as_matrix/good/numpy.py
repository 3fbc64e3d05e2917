import numpy as np


def conv_matrix(K, h, w):
    kh, kw = K.shape
    rows, cols = h - kh + 1, w - kw + 1
    V = np.zeros((rows * cols, h * w))
    for i in range(rows):
        for j in range(cols):
            window = np.zeros((h, w))
            window[i : i + kh, j : j + kw] = K
            V[i * cols + j] = window.flatten()
    return V
