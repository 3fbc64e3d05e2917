import torch


def eig2(A):
    A = torch.from_numpy(A)
    half = A.trace() / 2
    root = torch.sqrt(half**2 - A.det())
    return torch.stack([half + root, half - root])
