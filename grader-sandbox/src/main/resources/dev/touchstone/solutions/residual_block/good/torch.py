import torch
import torch.nn.functional as F


def residual_block(X, W1, W2, W3=None, stride=1):
    X, W1, W2 = (torch.tensor(a, dtype=torch.float32) for a in (X, W1, W2))
    Y = F.conv2d(F.relu(F.conv2d(X, W1, stride=stride, padding=1)), W2, padding=1)
    if W3 is not None:
        X = F.conv2d(X, torch.tensor(W3, dtype=torch.float32), stride=stride)
    return F.relu(Y + X)
