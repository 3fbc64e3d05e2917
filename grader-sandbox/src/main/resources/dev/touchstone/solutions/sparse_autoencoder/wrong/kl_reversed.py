import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sparse_autoencoder(X, W, b, c):
    h = sigmoid(X @ W + b)
    recon = sigmoid(h @ W.T + c)
    loss = 0.5 * ((X - recon) ** 2).sum(axis=1).mean()
    rho, active = 0.05, h.mean(axis=0)
    kl = active * np.log(active / rho) + (1 - active) * np.log((1 - active) / (1 - rho))
    return {"recon": recon, "loss": loss, "sparsity": kl.sum()}
