import torch


def rmsprop(w0, grads, lr, rho=0.9):
    w = torch.tensor(w0, dtype=torch.float32)
    s = torch.zeros_like(w)
    path = []
    for g in torch.tensor(grads, dtype=torch.float32):
        s = rho * s + (1 - rho) * g.square()
        w = w - lr * g / (s.sqrt() + 1e-8)
        path.append(w)
    return torch.stack(path)
