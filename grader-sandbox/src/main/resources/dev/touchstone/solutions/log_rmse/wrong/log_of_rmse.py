import numpy as np


def log_rmse(y, yhat):
    e = yhat - y
    return np.log(np.sqrt(np.mean(e**2)))
