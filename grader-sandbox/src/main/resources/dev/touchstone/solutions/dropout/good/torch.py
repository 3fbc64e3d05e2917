import torch


def dropout(x, u, p, training):
    x = torch.tensor(x, dtype=torch.float32)
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = (torch.from_numpy(u) >= p).float()
    return mask * x / (1 - p)
