import numpy as np


def conv1x1(X, W):
    Y = np.zeros((len(W), *X.shape[1:]))
    for o in range(len(W)):
        Y[o] = W[o, o] * X[o]
    return Y
