import numpy as np


def standardise(Xtr, Xte):
    mean, std = np.nanmean(Xtr, axis=0), np.nanstd(Xtr, axis=0)
    train = (Xtr - mean) / std
    test = (Xte - mean) / std
    return train, test
