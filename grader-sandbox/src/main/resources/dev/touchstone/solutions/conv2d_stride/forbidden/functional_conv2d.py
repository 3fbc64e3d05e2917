import torch


def conv2d(X, K, stride, pad):
    X, K = torch.from_numpy(X), torch.from_numpy(K)
    return torch.conv2d(X[None, None], K[None, None], stride=stride, padding=pad)[0, 0]  # here
