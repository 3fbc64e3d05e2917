import torch


def adagrad(w0, grads, lr, eps=1e-8):
    w = torch.nn.Parameter(torch.from_numpy(w0).clone())
    optimizer = torch.optim.Adagrad([w], lr=lr, eps=eps)  # here
    path = []
    for g in torch.from_numpy(grads):
        w.grad = g.clone()
        optimizer.step()
        path.append(w.detach().clone())
    return torch.stack(path)
