import numpy as np


def positional_encoding(n, d):
    i = np.arange(n)[:, None]
    angles = i / 10000 ** (2 * np.arange(0, d, 2) / d)
    P = np.zeros((n, d))
    P[:, 0::2] = np.sin(angles)
    P[:, 1::2] = np.cos(angles)[:, : d // 2]
    return P
