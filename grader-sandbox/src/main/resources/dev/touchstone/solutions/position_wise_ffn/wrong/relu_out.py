import numpy as np


def ffn(X, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    return np.maximum(hidden @ W2 + b2, 0)
