import torch
import torch.nn.functional as F  # here


def avg_pool2d(X, k, stride, pad):
    return F.avg_pool2d(torch.from_numpy(X), k, stride, pad)


def global_avg_pool(X):
    return X.mean(axis=(2, 3))
