import numpy as np


def rnn_jacobian(U, W, b, h_prev, x):
    a = U @ h_prev + W @ x + b
    return np.diag(1 - np.tanh(a) ** 2) @ U
