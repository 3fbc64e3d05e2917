import torch


def standardise(Xtr, Xte):
    Xtr, Xte = torch.from_numpy(Xtr), torch.from_numpy(Xte)
    mean = Xtr.nanmean(dim=0)
    std = (Xtr - mean).square().nanmean(dim=0).sqrt()
    return tuple(torch.nan_to_num((X - mean) / std, nan=0.0) for X in (Xtr, Xte))
