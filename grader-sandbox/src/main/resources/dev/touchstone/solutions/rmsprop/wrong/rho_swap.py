import numpy as np


def rmsprop(w0, grads, lr, rho=0.9):
    eps = 1e-8
    w, s = w0, np.zeros_like(w0)
    path = []
    for g in grads:
        s = (1 - rho) * s + rho * g**2
        w = w - lr * g / (np.sqrt(s) + eps)
        path.append(w)
    return np.stack(path)
