import numpy as np


def softmax(o):
    print("\x1b[2J\u202eprinted")
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
