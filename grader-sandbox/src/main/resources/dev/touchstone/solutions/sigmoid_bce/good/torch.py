import torch


def bce_with_logits(z, t):
    z = torch.tensor(z, dtype=torch.float32)
    t = torch.tensor(t, dtype=torch.float32)
    losses = z.clamp(min=0) - z * t + torch.log1p(torch.exp(-z.abs()))
    return {"p": torch.sigmoid(z), "loss": losses.mean()}
