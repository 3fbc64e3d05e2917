import numpy as np


def rnn(X, Wx, Wh, b):
    h = np.zeros((len(X), len(b)))
    states = []
    for t in range(X.shape[1]):
        h = np.tanh(X[:, t] @ Wx + h @ Wh + b)
        states.append(h)
    return np.stack(states, axis=1)


def bi_rnn(X, fwd, bwd):
    forward = rnn(X, **fwd)
    backward = rnn(X[:, ::-1], **bwd)[:, ::-1]
    return np.concatenate([forward, backward], axis=2)
