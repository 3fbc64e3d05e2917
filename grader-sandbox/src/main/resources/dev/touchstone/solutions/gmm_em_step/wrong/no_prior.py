import numpy as np


def gmm_em_step(X, pi, mu, sigma):
    n, d = X.shape
    k = len(pi)
    log_joint = np.empty((n, k))
    for j in range(k):
        diff = X - mu[j]
        quad = (diff @ np.linalg.inv(sigma[j]) * diff).sum(axis=1)
        log_det = np.linalg.slogdet(sigma[j])[1]
        log_joint[:, j] = -0.5 * (d * np.log(2 * np.pi) + log_det + quad)
    top = log_joint.max(axis=1, keepdims=True)
    log_evidence = top + np.log(np.exp(log_joint - top).sum(axis=1, keepdims=True))
    resp = np.exp(log_joint - log_evidence)

    counts = resp.sum(axis=0)
    new_mu = resp.T @ X / counts[:, None]
    new_sigma = np.empty((k, d, d))
    for j in range(k):
        diff = X - new_mu[j]
        new_sigma[j] = (resp[:, j, None] * diff).T @ diff / counts[j]
    return {
        "resp": resp,
        "pi": counts / n,
        "mu": new_mu,
        "sigma": new_sigma,
        "loglik": log_evidence.sum(),
    }
