import torch
import torch.nn.functional as F  # here


def conv1x1(X, W):
    X, W = torch.from_numpy(X), torch.from_numpy(W)
    return F.conv2d(X[None], W[:, :, None, None])[0]
