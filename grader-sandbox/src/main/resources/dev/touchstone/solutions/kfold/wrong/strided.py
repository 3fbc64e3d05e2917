import numpy as np


def kfold(n, k):
    idx = np.arange(n)
    return [(idx[idx % k != i], idx[i::k]) for i in range(k)]
