import torch
from torch.linalg import eigvals  # here


def eig2(A):
    return torch.sort(eigvals(torch.from_numpy(A)).real, descending=True).values
