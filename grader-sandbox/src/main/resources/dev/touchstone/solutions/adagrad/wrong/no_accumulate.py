import numpy as np


def adagrad(w0, grads, lr, eps=1e-8):
    w = w0
    path = []
    for g in grads:
        G = g**2
        w = w - lr * g / (np.sqrt(G) + eps)
        path.append(w)
    return np.stack(path)
