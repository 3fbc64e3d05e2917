import numpy as np


def pca(X, k):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    Z = (X - mean) / std
    w, V = np.linalg.eigh(Z.T @ Z / len(X))
    w, V = w[::-1][:k], V[:, ::-1][:, :k]
    return {"var": w, "recon": Z @ V @ V.T * std + mean}
