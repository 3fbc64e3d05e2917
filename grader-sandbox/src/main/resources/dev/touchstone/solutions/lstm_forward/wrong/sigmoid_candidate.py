import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm_forward(X, h0, c0, Wx, Wh, b):
    h, c = h0, c0
    states = []
    for t in range(X.shape[1]):
        i, f, o, g = np.split(X[:, t] @ Wx + h @ Wh + b, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * sigmoid(g)
        h = sigmoid(o) * np.tanh(c)
        states.append(h)
    return {"h": np.stack(states, axis=1), "c": c}
