import math

import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))


def ffn(X, W1, b1, W2, b2):
    hidden = gelu(X @ W1 + b1)
    return hidden @ W2 + b2
