import numpy as np


def max_pool2d(X, k, stride, pad):
    N, C, H, W = X.shape
    rows = int(np.ceil((H + 2 * pad - k) / stride)) + 1
    columns = int(np.ceil((W + 2 * pad - k) / stride)) + 1
    X = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), constant_values=-np.inf)
    Y = np.zeros((N, C, rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = X[:, :, i * stride:i * stride + k, j * stride:j * stride + k]
            Y[:, :, i, j] = window.max(axis=(2, 3))
    return Y
