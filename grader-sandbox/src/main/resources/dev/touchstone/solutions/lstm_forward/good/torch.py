import torch


def lstm_forward(X, h0, c0, Wx, Wh, b):
    X, h, c, Wx, Wh, b = (torch.from_numpy(a) for a in (X, h0, c0, Wx, Wh, b))
    states = []
    for x in X.unbind(1):
        i, f, o, g = (x @ Wx + h @ Wh + b).chunk(4, dim=1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        states.append(h)
    return {"h": torch.stack(states, dim=1), "c": c}
