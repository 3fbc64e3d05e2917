import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gru_forward(X, h0, params):
    p = params
    h = h0
    states = []
    for t in range(X.shape[1]):
        x = X[:, t]
        z = sigmoid(x @ p["Wxr"] + h @ p["Whr"] + p["br"])
        r = sigmoid(x @ p["Wxz"] + h @ p["Whz"] + p["bz"])
        candidate = np.tanh(x @ p["Wxh"] + (r * h) @ p["Whh"] + p["bh"])
        h = z * h + (1 - z) * candidate
        states.append(h)
    return np.stack(states, axis=1)
