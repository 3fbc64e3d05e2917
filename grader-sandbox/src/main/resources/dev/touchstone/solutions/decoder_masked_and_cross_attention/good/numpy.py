import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def split(x, heads):
    B, n, width = x.shape
    return x.reshape(B, n, heads, width // heads).transpose(0, 2, 1, 3)


def attention(queries, source, p, number, heads, mask=None):
    Q = split(queries @ p["Wq" + number], heads)
    K = split(source @ p["Wk" + number], heads)
    V = split(source @ p["Wv" + number], heads)
    scores = Q @ K.transpose(0, 1, 3, 2) / np.sqrt(Q.shape[-1])
    if mask is not None:
        scores = np.where(mask == 1, scores, -1e9)
    H = softmax(scores) @ V
    merged = H.transpose(0, 2, 1, 3).reshape(H.shape[0], H.shape[2], -1)
    return merged @ p["Wo" + number]


def decoder_attention(X, enc, params, heads):
    n = X.shape[1]
    mask = np.tril(np.ones((n, n)))
    Z = X + attention(X, X, params, "1", heads, mask)
    return Z + attention(Z, enc, params, "2", heads)
