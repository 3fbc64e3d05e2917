import torch


def mlp(X, W1, b1, W2, b2):
    X, W1, b1, W2, b2 = (torch.tensor(a, dtype=torch.float32) for a in (X, W1, b1, W2, b2))
    h = torch.relu(X @ W1 + b1)
    o = h @ W2 + b2
    return {"h": h, "o": o, "y": torch.softmax(o, dim=1)}
