import numpy as np


def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(P.shape[1])
    for _ in range(sweeps):
        for s in range(len(V)):
            V[s] = (R[:, s] + gamma * P[:, s] @ V).max()
    policy = (R + gamma * P @ V).argmax(axis=0)
    return {"V": V, "policy": policy}
