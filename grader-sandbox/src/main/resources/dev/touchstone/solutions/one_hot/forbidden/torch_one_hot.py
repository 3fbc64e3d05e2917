import torch
import torch.nn.functional as F


def one_hot(y, num_classes):
    return F.one_hot(torch.from_numpy(y), num_classes).float()  # here
