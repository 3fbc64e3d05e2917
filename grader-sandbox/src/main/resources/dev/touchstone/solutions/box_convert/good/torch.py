import torch


def corner_to_center(b):
    x1, y1, x2, y2 = torch.tensor(b, dtype=torch.float32).unbind(1)
    return torch.stack([(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1], dim=1)


def center_to_corner(b):
    center, size = torch.tensor(b, dtype=torch.float32).split(2, dim=1)
    return torch.cat([center - size / 2, center + size / 2], dim=1)
