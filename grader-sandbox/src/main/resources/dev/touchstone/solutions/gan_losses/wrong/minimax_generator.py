import numpy as np


def bce(logits, label):
    return (np.logaddexp(0, logits) - label * logits).mean()


def gan_losses(logits_real, logits_fake):
    d = bce(logits_real, 1) + bce(logits_fake, 0)
    g = -bce(logits_fake, 0)
    return {"d": d, "g": g}
