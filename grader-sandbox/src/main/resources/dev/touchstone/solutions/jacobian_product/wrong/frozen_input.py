import numpy as np


def jacobian(Ws, h0):
    J = np.eye(len(h0))
    for W in Ws:
        h = 1 / (1 + np.exp(-W @ h0))
        J = (h * (1 - h))[:, None] * W @ J
    return J
