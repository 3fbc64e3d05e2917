import torch
import torch.nn.functional as F  # here


def conv_transpose2d(X, K, stride=1, padding=0):
    X, K = torch.from_numpy(X), torch.from_numpy(K)
    return F.conv_transpose2d(X[None, None], K[None, None], stride=stride, padding=padding)[0, 0]
