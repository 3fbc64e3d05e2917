import numpy as np


def standardise(Xtr, Xte):
    mean, std = np.nanmean(Xtr, axis=0), np.nanstd(Xtr, axis=0, ddof=1)
    train = np.nan_to_num((Xtr - mean) / std, nan=0.0)
    test = np.nan_to_num((Xte - mean) / std, nan=0.0)
    return train, test
