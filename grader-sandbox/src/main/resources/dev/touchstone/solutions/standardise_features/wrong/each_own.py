import numpy as np


def standardise(Xtr, Xte):
    return scaled(Xtr), scaled(Xte)


def scaled(X):
    mean, std = np.nanmean(X, axis=0), np.nanstd(X, axis=0)
    return np.nan_to_num((X - mean) / std, nan=0.0)
