import numpy as np


def kfold(n, k):
    q = n // k
    idx = np.arange(q * k)
    folds = []
    for i in range(k):
        start, end = i * q, (i + 1) * q
        val = idx[start:end]
        train = np.concatenate([idx[:start], idx[end:]])
        folds.append((train, val))
    return folds
