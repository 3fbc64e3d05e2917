import torch


def pca(X, k):
    X = torch.from_numpy(X)
    mean = X.mean(dim=0)
    U, S, Vh = torch.linalg.svd(X - mean, full_matrices=False)
    return {"var": S[:k] ** 2 / len(X), "recon": U[:, :k] * S[:k] @ Vh[:k] + mean}
