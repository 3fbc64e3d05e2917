import numpy as np


def log_rmse(y, yhat):
    e = np.log(np.maximum(yhat, 1)) - np.log(y)
    return np.mean(e**2)
