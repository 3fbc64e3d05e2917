import numpy as np


def log_rmse(y, yhat):
    e = np.log(yhat) - np.log(y)
    return np.sqrt(np.mean(e**2))
