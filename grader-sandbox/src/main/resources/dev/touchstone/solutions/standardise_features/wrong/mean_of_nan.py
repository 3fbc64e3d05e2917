import numpy as np


def standardise(Xtr, Xte):
    mean, std = np.mean(Xtr, axis=0), np.std(Xtr, axis=0)
    train = np.nan_to_num((Xtr - mean) / std, nan=0.0)
    test = np.nan_to_num((Xte - mean) / std, nan=0.0)
    return train, test
