import torch


def positional_encoding(n, d):
    i = torch.arange(n, dtype=torch.float64).unsqueeze(1)
    angles = i / 10000 ** (torch.arange(0, d, 2, dtype=torch.float64) / d)
    P = torch.zeros(n, d)
    P[:, 0::2] = angles.sin()
    P[:, 1::2] = angles.cos()[:, : d // 2]
    return P
