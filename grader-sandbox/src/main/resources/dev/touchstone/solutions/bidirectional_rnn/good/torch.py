import torch


def rnn(X, layer):
    Wx, Wh, b = (torch.from_numpy(layer[name]) for name in ("Wx", "Wh", "b"))
    h = torch.zeros(len(X), len(b), dtype=X.dtype)
    states = []
    for x in X.unbind(1):
        h = torch.tanh(x @ Wx + h @ Wh + b)
        states.append(h)
    return torch.stack(states, dim=1)


def bi_rnn(X, fwd, bwd):
    X = torch.from_numpy(X)
    return torch.cat([rnn(X, fwd), rnn(X.flip(1), bwd).flip(1)], dim=2)
