import numpy as np


def adadelta(w0, grads, rho=0.9, eps=1e-6):
    w, s = w0, np.zeros_like(w0)
    path = []
    for g in grads:
        s = rho * s + (1 - rho) * g**2
        w = w - g / np.sqrt(s + eps)
        path.append(w)
    return np.stack(path)
