import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def masked_softmax(X, valid_len):
    B, n, m = X.shape
    lengths = valid_len.reshape(B, -1, 1)
    valid = np.arange(m) < lengths
    return softmax(X) * valid
