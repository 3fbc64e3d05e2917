import numpy as np


def vae(x, mu, logvar, eps, decoder_logits):
    z = mu + np.exp(0.5 * logvar) * eps
    kl = -(1 + logvar - mu**2 - np.exp(logvar)).sum(axis=1)
    bce = np.logaddexp(0, decoder_logits) - x * decoder_logits
    elbo = -(bce.sum(axis=1) + kl).mean()
    return {"z": z, "kl": kl, "elbo": elbo}
