import numpy as np


def hopfield(P, x0, sweeps):
    n = len(x0)
    W = P.T @ P / n
    np.fill_diagonal(W, 0)
    x = x0.copy()
    for _ in range(sweeps):
        for i in range(n):
            field = W[i] @ x
            if field != 0:
                x[i] = np.sign(field)
    return {"x": x, "energy": 0.5 * x @ W @ x}
