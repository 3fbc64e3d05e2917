import torch


def momentum(w0, grads, lr, beta=0.9):
    w = torch.tensor(w0, dtype=torch.float32)
    v = torch.zeros_like(w)
    path = []
    for g in torch.tensor(grads, dtype=torch.float32):
        v = beta * v + g
        w = w - lr * v
        path.append(w)
    return torch.stack(path)
