import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def split(x, heads):
    B, n, width = x.shape
    return x.reshape(B, n, heads, width // heads).transpose(0, 2, 1, 3)


def attention(X, p, heads):
    Q, K, V = (split(X @ p[name], heads) for name in ("Wq", "Wk", "Wv"))
    weights = softmax(Q @ K.transpose(0, 1, 3, 2) / np.sqrt(Q.shape[-1]))
    merged = (weights @ V).transpose(0, 2, 1, 3).reshape(X.shape[0], X.shape[1], -1)
    return merged @ p["Wo"]


def layer_norm(x, gamma, beta):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(var + 1e-5) + beta


def encoder_block(X, params, heads):
    p = params
    return layer_norm(X + attention(X, p, heads), p["gamma1"], p["beta1"])
