import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def split(x, heads):
    B, n, width = x.shape
    return x.reshape(B, n, heads, width // heads).transpose(0, 2, 1, 3)


def multi_head_attention(X, Y, Wq, Wk, Wv, Wo, heads):
    B, n, _ = X.shape
    Q, K, V = split(X @ Wq, heads), split(Y @ Wk, heads), split(Y @ Wv, heads)
    scores = Q @ K.transpose(0, 1, 3, 2) / np.sqrt(Q.shape[-1])
    H = softmax(scores) @ V
    merged = H.transpose(0, 2, 1, 3).reshape(B, n, -1)
    return merged @ Wo
