import torch


def windows(x, tau):
    x = torch.from_numpy(x)
    return x.unfold(0, tau, 1)[:-1], x[tau:]
