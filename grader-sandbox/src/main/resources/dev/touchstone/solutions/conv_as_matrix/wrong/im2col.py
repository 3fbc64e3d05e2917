import numpy as np


def conv_matrix(K, h, w):
    kh, kw = K.shape
    rows, cols = h - kh + 1, w - kw + 1
    V = np.zeros((rows * cols, kh * kw))
    for i in range(rows):
        for j in range(cols):
            V[i * cols + j] = K.flatten()
    return V
