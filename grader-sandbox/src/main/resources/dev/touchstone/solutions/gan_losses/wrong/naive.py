import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gan_losses(logits_real, logits_fake):
    d = -np.log(sigmoid(logits_real)).mean() - np.log(1 - sigmoid(logits_fake)).mean()
    g = -np.log(sigmoid(logits_fake)).mean()
    return {"d": d, "g": g}
