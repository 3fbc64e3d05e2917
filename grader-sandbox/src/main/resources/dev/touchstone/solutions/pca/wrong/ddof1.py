import numpy as np


def pca(X, k):
    mean = X.mean(axis=0)
    centred = X - mean
    w, V = np.linalg.eigh(np.cov(X, rowvar=False))
    w, V = w[::-1][:k], V[:, ::-1][:, :k]
    return {"var": w, "recon": centred @ V @ V.T + mean}
