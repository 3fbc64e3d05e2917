import numpy as np


def vae(x, mu, logvar, eps, decoder_logits):
    z = mu + np.exp(0.5 * logvar) * eps
    kl = -0.5 * (1 + logvar - mu**2 - np.exp(logvar)).sum(axis=1)
    p = 1 / (1 + np.exp(-decoder_logits))
    bce = -(x * np.log(p) + (1 - x) * np.log(1 - p))
    elbo = -(bce.sum(axis=1) + kl).mean()
    return {"z": z, "kl": kl, "elbo": elbo}
