import numpy as np


def jacobian(Ws, h0):
    h, J = h0, np.eye(len(h0))
    for W in Ws:
        h = 1 / (1 + np.exp(-W @ h))
        J = (h * (1 - h))[:, None] * W @ J
    return J.T
