import numpy as np

AREA = 2


def train(x, y):
    """x: (n, 9) with NaN where a value is missing, y: (n,) prices. Return whatever predict needs."""
    return np.nanmedian(y / x[:, AREA]), np.nanmedian(x[:, AREA])


def predict(model, x):
    """x: (m, 9). Return m prices."""
    per_metre, usual = model
    area = np.where(np.isnan(x[:, AREA]), usual, x[:, AREA])
    return per_metre * area
