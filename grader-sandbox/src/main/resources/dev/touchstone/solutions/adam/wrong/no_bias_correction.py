import numpy as np


def adam(w0, grads, lr, beta1, beta2, eps):
    w, v, s = w0.copy(), np.zeros_like(w0), np.zeros_like(w0)
    path = []
    for t, g in enumerate(grads, 1):
        v = beta1 * v + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        v_hat = v
        s_hat = s
        w = w - lr * v_hat / (np.sqrt(s_hat) + eps)
        path.append(w)
    return np.stack(path)
