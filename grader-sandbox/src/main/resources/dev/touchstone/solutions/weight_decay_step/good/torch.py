import torch


def weight_decay_step(w, gw, b, gb, lr, lam):
    w = torch.tensor(w, dtype=torch.float32)
    gw = torch.tensor(gw, dtype=torch.float32)
    w = w - lr * (gw + lam * w)
    b = torch.tensor(b - lr * gb)
    return w, b
