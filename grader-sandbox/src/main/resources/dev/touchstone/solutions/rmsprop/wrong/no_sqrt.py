import numpy as np


def rmsprop(w0, grads, lr, rho=0.9):
    eps = 1e-8
    w, s = w0, np.zeros_like(w0)
    path = []
    for g in grads:
        s = rho * s + (1 - rho) * g**2
        w = w - lr * g / (s + eps)
        path.append(w)
    return np.stack(path)
