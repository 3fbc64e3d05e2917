import numpy as np


def accuracy(o, y):
    pred = o.shape[1] - 1 - o[:, ::-1].argmax(axis=1)
    return {"pred": pred, "acc": np.mean(pred == y)}
