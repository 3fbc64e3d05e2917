import torch


def log_rmse(y, yhat):
    y = torch.tensor(y, dtype=torch.float32)
    yhat = torch.tensor(yhat, dtype=torch.float32)
    e = torch.log(yhat.clamp(min=1)) - torch.log(y)
    return e.square().mean().sqrt()
