import numpy as np


def softmax(o):
    e = np.exp(o)
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(o, y):
    return -np.mean(np.log(softmax(o)[np.arange(len(y)), y]))
