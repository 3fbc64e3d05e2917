import torch


def linreg_loss(X, y, w, b):
    X, y, w = (torch.tensor(a, dtype=torch.float32) for a in (X, y, w))
    pred = torch.mv(X, w) + b
    return {"pred": pred, "loss": 0.5 * torch.nn.functional.mse_loss(pred, y)}
