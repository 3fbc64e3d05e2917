import torch


def fit(X, y):
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    return torch.linalg.lstsq(A, y[:, None]).solution.squeeze(1)
