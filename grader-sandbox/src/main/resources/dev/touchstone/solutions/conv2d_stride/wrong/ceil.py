import numpy as np


def conv2d(X, K, stride, pad):
    (sh, sw), (ph, pw) = stride, pad
    (h, w), (kh, kw) = X.shape, K.shape
    rows = int(np.ceil((h + 2 * ph - kh) / sh)) + 1
    columns = int(np.ceil((w + 2 * pw - kw) / sw)) + 1
    padded = np.zeros(((rows - 1) * sh + kh, (columns - 1) * sw + kw))
    padded[ph:ph + h, pw:pw + w] = X
    Y = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            Y[i, j] = (padded[i * sh:i * sh + kh, j * sw:j * sw + kw] * K).sum()
    return Y
