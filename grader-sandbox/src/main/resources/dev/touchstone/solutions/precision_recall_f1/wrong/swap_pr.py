import numpy as np


def ratio(a, b):
    return np.divide(a, b, out=np.zeros(np.shape(a)), where=b > 0)


def prf1(y, pred, K):
    classes = np.arange(K)
    actual = y[:, None] == classes
    predicted = pred[:, None] == classes
    tp = (actual & predicted).sum(axis=0)
    p = ratio(tp, actual.sum(axis=0))
    r = ratio(tp, predicted.sum(axis=0))
    f1 = ratio(2 * p * r, p + r)
    return {"p": p, "r": r, "f1": f1, "macro_f1": f1.mean()}
