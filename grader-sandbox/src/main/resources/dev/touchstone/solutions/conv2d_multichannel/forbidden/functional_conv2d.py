import torch
import torch.nn.functional as F  # here


def conv2d_forward(X, W, b, stride, pad):
    X, W, b = (torch.from_numpy(a) for a in (X, W, b))
    return F.conv2d(X, W, b, stride=stride, padding=pad)
