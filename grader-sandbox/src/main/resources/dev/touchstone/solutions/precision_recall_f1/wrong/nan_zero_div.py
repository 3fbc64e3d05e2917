import numpy as np


def prf1(y, pred, K):
    p, r = np.zeros(K), np.zeros(K)
    for c in range(K):
        tp = np.sum((y == c) & (pred == c))
        p[c] = tp / np.sum(pred == c)
        r[c] = tp / np.sum(y == c)
    f1 = 2 * p * r / (p + r)
    return {"p": p, "r": r, "f1": f1, "macro_f1": f1.mean()}
