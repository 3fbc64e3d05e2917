import torch


def weight_decay_step(w, gw, b, gb, lr, lam):
    w = torch.nn.Parameter(torch.from_numpy(w).clone())
    w.grad = torch.from_numpy(gw).clone()
    torch.optim.SGD([w], lr=lr, weight_decay=lam).step()  # here
    return w.detach(), b - lr * gb
