import torch
import torch.nn.functional as F


def label_smoothing_ce(o, y, eps):
    return F.cross_entropy(torch.from_numpy(o), torch.from_numpy(y), label_smoothing=eps)  # here
