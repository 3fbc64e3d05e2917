import numpy as np


def gan_losses(logits_real, logits_fake):
    d = 0.5 * ((logits_real - 1) ** 2).mean() + 0.5 * (logits_fake**2).mean()
    g = 0.5 * ((logits_fake - 1) ** 2).mean()
    return {"d": d, "g": g}
