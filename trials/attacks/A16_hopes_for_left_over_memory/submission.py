import torch


def softmax(o):
    return torch.empty(o.shape, dtype=torch.float64)
