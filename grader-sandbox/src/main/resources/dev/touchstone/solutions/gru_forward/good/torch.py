import torch


def gru_forward(X, h0, params):
    p = {name: torch.from_numpy(value) for name, value in params.items()}
    X, h = torch.from_numpy(X), torch.from_numpy(h0)
    states = []
    for x in X.unbind(1):
        r = torch.sigmoid(x @ p["Wxr"] + h @ p["Whr"] + p["br"])
        z = torch.sigmoid(x @ p["Wxz"] + h @ p["Whz"] + p["bz"])
        candidate = torch.tanh(x @ p["Wxh"] + (r * h) @ p["Whh"] + p["bh"])
        h = z * h + (1 - z) * candidate
        states.append(h)
    return torch.stack(states, dim=1)
