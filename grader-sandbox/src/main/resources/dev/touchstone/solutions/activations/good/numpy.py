import numpy as np


def activations(x):
    sigmoid = 1 / (1 + np.exp(-x))
    tanh = np.tanh(x)
    return {
        "sigmoid": sigmoid,
        "tanh": tanh,
        "relu": np.maximum(x, 0),
        "dsigmoid": sigmoid * (1 - sigmoid),
        "dtanh": 1 - tanh**2,
        "drelu": np.where(x > 0, 1.0, 0.0),
    }
