import numpy as np


def standardise(Xtr, Xte):
    mean = np.nanmean(Xtr, axis=0)
    train = np.nan_to_num(Xtr - mean, nan=0.0)
    test = np.nan_to_num(Xte - mean, nan=0.0)
    return train, test
