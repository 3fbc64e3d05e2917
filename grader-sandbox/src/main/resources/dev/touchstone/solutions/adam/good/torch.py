import torch


def adam(w0, grads, lr, beta1, beta2, eps):
    w = torch.from_numpy(w0)
    v, s = torch.zeros_like(w), torch.zeros_like(w)
    path = []
    for t, g in enumerate(torch.from_numpy(grads), 1):
        v.mul_(beta1).add_(g, alpha=1 - beta1)
        s.mul_(beta2).addcmul_(g, g, value=1 - beta2)
        w = w - lr * (v / (1 - beta1**t)) / ((s / (1 - beta2**t)).sqrt() + eps)
        path.append(w)
    return torch.stack(path)
