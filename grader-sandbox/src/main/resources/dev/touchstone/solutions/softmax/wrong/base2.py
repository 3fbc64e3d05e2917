import numpy as np


def softmax(o):
    e = 2.0 ** (o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
