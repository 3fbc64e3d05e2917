import torch


def prf1(y, pred, K):
    y, pred = torch.from_numpy(y), torch.from_numpy(pred)
    counts = torch.bincount(y * K + pred, minlength=K * K).reshape(K, K)
    tp = counts.diagonal()
    p = tp / counts.sum(dim=0).clamp(min=1)
    r = tp / counts.sum(dim=1).clamp(min=1)
    f1 = torch.nan_to_num(2 * p * r / (p + r), nan=0.0)
    return {"p": p, "r": r, "f1": f1, "macro_f1": f1.mean()}
