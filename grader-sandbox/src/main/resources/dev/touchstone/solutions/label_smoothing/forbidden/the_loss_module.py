import torch
from torch import nn


def label_smoothing_ce(o, y, eps):
    loss = nn.CrossEntropyLoss(label_smoothing=eps)  # here
    return loss(torch.from_numpy(o), torch.from_numpy(y))
