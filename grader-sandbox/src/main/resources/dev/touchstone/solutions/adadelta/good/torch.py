import torch


def adadelta(w0, grads, rho=0.9, eps=1e-6):
    w = torch.from_numpy(w0)
    s, d = torch.zeros_like(w), torch.zeros_like(w)
    path = []
    for g in torch.from_numpy(grads):
        s = rho * s + (1 - rho) * g.square()
        u = ((d + eps) / (s + eps)).sqrt() * g
        d = rho * d + (1 - rho) * u.square()
        w = w - u
        path.append(w)
    return torch.stack(path)
