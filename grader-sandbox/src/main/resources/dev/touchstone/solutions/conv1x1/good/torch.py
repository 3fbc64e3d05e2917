import torch


def conv1x1(X, W):
    X, W = torch.from_numpy(X), torch.from_numpy(W)
    return torch.einsum("oc,chw->ohw", W, X)
