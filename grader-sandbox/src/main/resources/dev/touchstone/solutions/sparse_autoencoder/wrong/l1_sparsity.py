import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sparse_autoencoder(X, W, b, c):
    h = sigmoid(X @ W + b)
    recon = sigmoid(h @ W.T + c)
    loss = 0.5 * ((X - recon) ** 2).sum(axis=1).mean()
    return {"recon": recon, "loss": loss, "sparsity": np.abs(h).sum(axis=1).mean()}
