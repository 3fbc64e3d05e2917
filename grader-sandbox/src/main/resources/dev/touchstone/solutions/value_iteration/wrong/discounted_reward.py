import numpy as np


def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(P.shape[1])
    for _ in range(sweeps):
        V = (gamma * (R + P @ V)).max(axis=0)
    policy = (gamma * (R + P @ V)).argmax(axis=0)
    return {"V": V, "policy": policy}
