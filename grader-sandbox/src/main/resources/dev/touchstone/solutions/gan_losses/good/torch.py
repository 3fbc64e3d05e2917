import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bce


def gan_losses(logits_real, logits_fake):
    real = torch.tensor(logits_real, dtype=torch.float32)
    fake = torch.tensor(logits_fake, dtype=torch.float32)
    d = bce(real, torch.ones_like(real)) + bce(fake, torch.zeros_like(fake))
    g = bce(fake, torch.ones_like(fake))
    return {"d": d, "g": g}
