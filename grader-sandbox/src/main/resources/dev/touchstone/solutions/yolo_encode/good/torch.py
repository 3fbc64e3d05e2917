import torch


def yolo_encode(gt, S):
    low, high = torch.tensor(gt, dtype=torch.float32).split(2, dim=1)
    scaled = (low + high) / 2 * S
    cell = scaled.floor().clamp(max=S - 1)
    return torch.cat([cell.flip(1), scaled - cell, high - low], dim=1)
