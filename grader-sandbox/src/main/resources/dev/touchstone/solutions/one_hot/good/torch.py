import torch


def one_hot(y, num_classes):
    y = torch.from_numpy(y)
    return torch.zeros(len(y), num_classes).scatter_(1, y[:, None], 1.0)
