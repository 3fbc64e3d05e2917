import torch


def conv_transpose2d(X, K, stride=1, padding=0):
    X, K = torch.from_numpy(X), torch.from_numpy(K)
    (h, w), (kh, kw) = X.shape, K.shape
    # Zeros between the elements and around them, then a plain convolution with K flipped.
    rows = torch.arange(h) * stride + kh - 1
    cols = torch.arange(w) * stride + kw - 1
    spread = torch.zeros(rows[-1] + kh, cols[-1] + kw, dtype=X.dtype)
    spread[rows[:, None], cols] = X
    windows = spread.unfold(0, kh, 1).unfold(1, kw, 1)
    Y = torch.einsum("ijab,ab->ij", windows, K.flip(0, 1))
    return Y[padding : Y.shape[0] - padding, padding : Y.shape[1] - padding]
