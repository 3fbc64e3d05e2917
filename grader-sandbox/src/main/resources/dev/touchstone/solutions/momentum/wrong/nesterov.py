import numpy as np


def momentum(w0, grads, lr, beta=0.9):
    w, v = w0, np.zeros_like(w0)
    path = []
    for g in grads:
        v = beta * v + g
        w = w - lr * (g + beta * v)
        path.append(w)
    return np.stack(path)
