import numpy as np


def log_rmse(y, yhat):
    e = np.log10(np.maximum(yhat, 1)) - np.log10(y)
    return np.sqrt(np.mean(e**2))
