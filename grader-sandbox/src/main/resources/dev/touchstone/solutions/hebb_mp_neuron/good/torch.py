import torch


def hebb_step(w, b, x, lr):
    w, x = torch.from_numpy(w), torch.from_numpy(x)
    out = (torch.dot(w, x) + b > 0).long()
    return {"out": out, "w": w + lr * x * out}
