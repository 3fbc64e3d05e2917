import numpy as np


def conv2d(X, W, stride=1, pad=0):
    X = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(2, 3))
    return np.einsum("nchwab,ocab->nohw", windows[:, :, ::stride, ::stride], W)


def relu(x):
    return np.maximum(x, 0)


def residual_block(X, W1, W2, W3=None, stride=1):
    inner = relu(conv2d(X, W1, stride=stride, pad=1))
    g = conv2d(inner, W2, pad=1)
    shortcut = X if W3 is None else conv2d(X, W3, stride=stride)
    return relu(g + shortcut)
