import numpy as np


def conv2d_forward(X, W, b, stride, pad):
    X = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    Y = np.einsum("nchwab,ocab->nohw", windows, W)
    return Y + b[:, None, None]
