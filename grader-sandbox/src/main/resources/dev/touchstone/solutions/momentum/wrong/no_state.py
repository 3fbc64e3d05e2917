import numpy as np


def momentum(w0, grads, lr, beta=0.9):
    w = w0
    path = []
    for g in grads:
        v = np.zeros_like(w0)
        v = beta * v + g
        w = w - lr * v
        path.append(w)
    return np.stack(path)
