import torch
import torch.nn.functional as F


def weighted_ce(o, y):
    o, y = torch.tensor(o, dtype=torch.float32), torch.from_numpy(y)
    counts = torch.bincount(y, minlength=o.shape[1])
    weights = torch.where(counts > 0, len(y) / (o.shape[1] * counts.clamp(min=1)), 0.0)
    return F.cross_entropy(o, y, weight=weights)
