import numpy as np


def conv2d_forward(X, W, b, stride, pad):
    X = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    N, _, H, Wd = windows.shape[:4]
    Y = np.zeros((N, len(W), H, Wd))
    for o in range(len(W)):
        Y[:, o] = (windows[:, o] * W[o, o]).sum(axis=(3, 4))
    return Y + b[:, None, None]
