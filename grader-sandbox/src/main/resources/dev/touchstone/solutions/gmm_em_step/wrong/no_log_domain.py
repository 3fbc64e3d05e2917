import numpy as np


def gmm_em_step(X, pi, mu, sigma):
    n, d = X.shape
    k = len(pi)
    joint = np.empty((n, k))
    for j in range(k):
        diff = X - mu[j]
        quad = (diff @ np.linalg.inv(sigma[j]) * diff).sum(axis=1)
        norm = np.sqrt((2 * np.pi) ** d * np.linalg.det(sigma[j]))
        joint[:, j] = pi[j] * np.exp(-0.5 * quad) / norm
    evidence = joint.sum(axis=1, keepdims=True)
    resp = joint / evidence

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
        "loglik": np.log(evidence).sum(),
    }
