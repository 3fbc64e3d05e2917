import numpy as np


def adagrad(w0, grads, lr, eps=1e-8):
    w, G = w0, np.zeros_like(w0)
    path = []
    for g in grads:
        w = w - lr * g / (np.sqrt(G) + eps)
        G = G + g**2
        path.append(w)
    return np.stack(path)
