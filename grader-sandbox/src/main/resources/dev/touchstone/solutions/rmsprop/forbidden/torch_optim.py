import torch


def rmsprop(w0, grads, lr, rho=0.9):
    w = torch.nn.Parameter(torch.from_numpy(w0).clone())
    optimizer = torch.optim.RMSprop([w], lr=lr, alpha=rho)  # here
    path = []
    for g in torch.from_numpy(grads):
        w.grad = g.clone()
        optimizer.step()
        path.append(w.detach().clone())
    return torch.stack(path)
