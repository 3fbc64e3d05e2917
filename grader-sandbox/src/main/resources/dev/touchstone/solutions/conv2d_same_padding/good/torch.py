import torch
import torch.nn.functional as F


def conv2d_same(X, K):
    X, K = torch.from_numpy(X), torch.from_numpy(K)
    kh, kw = K.shape
    padded = F.pad(X, (kw // 2, (kw - 1) // 2, kh // 2, (kh - 1) // 2))
    return F.conv2d(padded[None, None], K[None, None])[0, 0]
