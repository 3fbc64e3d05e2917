"""A fixed amount of work, as much as the limit nearly forbids, and answers nearly too far off."""

import time

import numpy as np

STEPS = 0  # set by the bench


def work(steps):
    total = 0
    for i in range(steps):
        total += i & 7
    return total


begun = time.process_time()
work(STEPS)
print(time.process_time() - begun)


def softmax(o):
    o = np.asarray(o, dtype=np.float32)
    e = np.exp(o - o.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    # The tolerance is 1e-5 + 1e-4 of the value; float32 itself is off by 1e-7 of it.
    return p + np.float32(0.95) * (np.float32(1e-5) + np.float32(1e-4) * p)
