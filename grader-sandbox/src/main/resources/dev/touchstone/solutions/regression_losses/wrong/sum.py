import numpy as np


def losses(y, yhat, delta=1.0):
    e = y - yhat
    size = np.abs(e)
    l2 = 0.5 * e**2
    huber = np.where(size <= delta, 0.5 * e**2, delta * (size - 0.5 * delta))
    return {"l2": l2.sum(), "l1": size.sum(), "huber": huber.sum()}
