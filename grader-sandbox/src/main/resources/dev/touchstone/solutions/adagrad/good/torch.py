import torch


def adagrad(w0, grads, lr, eps=1e-8):
    w = torch.tensor(w0, dtype=torch.float32)
    G = torch.zeros_like(w)
    path = []
    for g in torch.tensor(grads, dtype=torch.float32):
        G = G + g.square()
        w = w - lr * g / (G.sqrt() + eps)
        path.append(w)
    return torch.stack(path)
