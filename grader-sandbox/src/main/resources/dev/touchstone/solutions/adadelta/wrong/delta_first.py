import numpy as np


def adadelta(w0, grads, rho=0.9, eps=1e-6):
    w, s, d = w0, np.zeros_like(w0), np.zeros_like(w0)
    path = []
    for g in grads:
        s = rho * s + (1 - rho) * g**2
        u = np.sqrt(d + eps) / np.sqrt(s + eps) * g
        d = rho * d + (1 - rho) * u**2
        w = w - np.sqrt(d + eps) / np.sqrt(s + eps) * g
        path.append(w)
    return np.stack(path)
