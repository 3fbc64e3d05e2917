import time

import numpy as np

ballast = np.ones((180 << 20) // 8)
time.sleep(1)


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
