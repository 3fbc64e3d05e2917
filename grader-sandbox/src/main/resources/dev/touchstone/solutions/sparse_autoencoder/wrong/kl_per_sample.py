import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sparse_autoencoder(X, W, b, c):
    h = sigmoid(X @ W + b)
    recon = sigmoid(h @ W.T + c)
    loss = 0.5 * ((X - recon) ** 2).sum(axis=1).mean()
    rho = 0.05
    kl = rho * np.log(rho / h) + (1 - rho) * np.log((1 - rho) / (1 - h))
    return {"recon": recon, "loss": loss, "sparsity": kl.sum(axis=1).mean()}
