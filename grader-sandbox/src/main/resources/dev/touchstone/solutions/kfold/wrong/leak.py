import numpy as np


def kfold(n, k):
    q = n // k
    idx = np.arange(n)
    folds = []
    for i in range(k):
        start, end = i * q, (i + 1) * q if i < k - 1 else n
        val = idx[start:end]
        train = idx
        folds.append((train, val))
    return folds
