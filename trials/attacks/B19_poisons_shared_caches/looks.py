import os

import numpy as np

for path in ("/tmp/.cache/torch/poison", "/dev/shm/cache/poison"):
    if os.path.exists(path):
        print("BREACHED: found what another submission left:", path)


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
