import numpy as np


def positional_encoding(n, d):
    i = np.arange(n)[:, None]
    angles = i / 10000 ** (np.arange(0, d, 2) / d)
    return np.concatenate([np.sin(angles), np.cos(angles)[:, : d // 2]], axis=1)
