import numpy as np


def linreg_loss(X, y, w, b):
    pred = X @ w + b
    loss = np.sqrt(np.mean((y - pred) ** 2))
    return {"pred": pred, "loss": loss}
