import numpy as np


def conv2d_backward(dY, X, W, b, stride=1, pad=1):
    kh, kw = W.shape[2:]
    padded = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dX, dW = np.zeros_like(padded), np.zeros_like(W)
    for i in range(dY.shape[2]):
        for j in range(dY.shape[3]):
            rows = slice(i * stride, i * stride + kh)
            columns = slice(j * stride, j * stride + kw)
            g = dY[:, :, i, j]
            dW += np.tensordot(g, padded[:, :, rows, columns], axes=(0, 0))
            dX[:, :, rows, columns] += np.tensordot(g, W, axes=(1, 0))
    dX = dX[:, :, pad:pad + X.shape[2], pad:pad + X.shape[3]]
    return {"dX": dX, "dW": dW / len(X), "db": dY.sum(axis=(0, 2, 3))}
