import numpy as np


def pca(X, k):
    w, V = np.linalg.eigh(X.T @ X / len(X))
    w, V = w[::-1][:k], V[:, ::-1][:, :k]
    return {"var": w, "recon": X @ V @ V.T}
