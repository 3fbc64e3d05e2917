import torch


def rbm_cd1(v, W, b, c, u1, u2, lr):
    v, W, b, c, u1, u2 = (torch.tensor(a, dtype=torch.float32) for a in (v, W, b, c, u1, u2))
    p = torch.sigmoid(v @ W + c)
    h = (u1 < p).float()
    v1 = (u2 < torch.sigmoid(h @ W.T + b)).float()
    p1 = torch.sigmoid(v1 @ W + c)
    return {
        "W": W + lr / len(v) * (v.T @ p - v1.T @ p1),
        "b": b + lr * (v - v1).mean(dim=0),
        "c": c + lr * (p - p1).mean(dim=0),
        "F": -v @ b - torch.nn.functional.softplus(v @ W + c).sum(dim=1),
    }
