import numpy as np


def weight_decay_step(w, gw, b, gb, lr, lam):
    w = w - lr * (gw + lam * np.sign(w))
    b = b - lr * gb
    return w, b
