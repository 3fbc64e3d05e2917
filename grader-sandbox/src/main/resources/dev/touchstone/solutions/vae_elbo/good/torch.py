import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def vae(x, mu, logvar, eps, decoder_logits):
    x, mu, logvar, eps, logits = (
        torch.tensor(a, dtype=torch.float32) for a in (x, mu, logvar, eps, decoder_logits)
    )
    z = mu + (0.5 * logvar).exp() * eps
    kl = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(dim=1)
    recon = binary_cross_entropy_with_logits(logits, x, reduction="none").sum(dim=1)
    return {"z": z, "kl": kl, "elbo": -(recon + kl).mean()}
