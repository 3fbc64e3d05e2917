import numpy as np


def momentum(w0, grads, lr, beta=0.9):
    w, v = w0, np.zeros_like(w0)
    path = []
    for g in grads:
        w = w - lr * v
        v = beta * v + g
        path.append(w)
    return np.stack(path)
