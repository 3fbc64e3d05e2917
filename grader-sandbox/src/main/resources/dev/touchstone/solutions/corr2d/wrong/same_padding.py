import numpy as np


def corr2d(X, K):
    top, left = (K.shape[0] - 1) // 2, (K.shape[1] - 1) // 2
    X = np.pad(X, ((top, K.shape[0] - 1 - top), (left, K.shape[1] - 1 - left)))
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y
