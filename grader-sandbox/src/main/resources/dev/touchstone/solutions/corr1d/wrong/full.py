import numpy as np


def corr1d(x, w, stride=1):
    x = np.pad(x, len(w) - 1)
    windows = np.lib.stride_tricks.sliding_window_view(x, len(w))
    return windows[::stride] @ w
