import torch


def momentum(w0, grads, lr, beta=0.9):
    w = torch.nn.Parameter(torch.from_numpy(w0).clone())
    optimizer = torch.optim.SGD([w], lr=lr, momentum=beta)  # here
    path = []
    for g in torch.from_numpy(grads):
        w.grad = g.clone()
        optimizer.step()
        path.append(w.detach().clone())
    return torch.stack(path)
