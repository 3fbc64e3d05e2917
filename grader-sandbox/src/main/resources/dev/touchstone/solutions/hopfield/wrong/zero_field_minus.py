import numpy as np


def hopfield(P, x0, sweeps):
    n = len(x0)
    W = P.T @ P / n
    np.fill_diagonal(W, 0)
    x = x0.copy()
    for _ in range(sweeps):
        for i in range(n):
            x[i] = 1 if W[i] @ x > 0 else -1
    return {"x": x, "energy": -0.5 * x @ W @ x}
