import math

import torch


def gmm_em_step(X, pi, mu, sigma):
    X, pi, mu, sigma = (torch.from_numpy(a) for a in (X, pi, mu, sigma))
    n, d = X.shape
    diff = X[:, None] - mu
    quad = torch.einsum("nki,kij,nkj->nk", diff, torch.linalg.inv(sigma), diff)
    log_density = -0.5 * (d * math.log(2 * math.pi) + torch.logdet(sigma) + quad)
    log_joint = pi.log() + log_density
    resp = torch.softmax(log_joint, dim=1)
    counts = resp.sum(dim=0)
    new_mu = resp.T @ X / counts[:, None]
    diff = X[:, None] - new_mu
    new_sigma = torch.einsum("nk,nki,nkj->kij", resp, diff, diff) / counts[:, None, None]
    return {
        "resp": resp,
        "pi": counts / n,
        "mu": new_mu,
        "sigma": new_sigma,
        "loglik": torch.logsumexp(log_joint, dim=1).sum(),
    }
