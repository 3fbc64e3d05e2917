import numpy as np


def adagrad(w0, grads, lr, eps=1e-8):
    w, G = w0, np.zeros_like(w0)
    path = []
    for g in grads:
        G = G + g**2
        w = w - lr * g / (G + eps)
        path.append(w)
    return np.stack(path)
