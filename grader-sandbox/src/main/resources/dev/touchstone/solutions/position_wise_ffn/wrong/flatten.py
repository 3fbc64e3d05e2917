import numpy as np


def ffn(X, W1, b1, W2, b2):
    mean = np.broadcast_to(X.mean(axis=1, keepdims=True), X.shape)
    hidden = np.maximum(mean @ W1 + b1, 0)
    return hidden @ W2 + b2
