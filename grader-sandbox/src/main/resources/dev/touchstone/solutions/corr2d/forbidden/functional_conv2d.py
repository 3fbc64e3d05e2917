import torch
import torch.nn.functional as F  # here


def corr2d(X, K):
    X, K = torch.from_numpy(X), torch.from_numpy(K)
    return F.conv2d(X[None, None], K[None, None])[0, 0]
