import torch


def adadelta(w0, grads, rho=0.9, eps=1e-6):
    w = torch.nn.Parameter(torch.from_numpy(w0).clone())
    optimizer = torch.optim.Adadelta([w], lr=1.0, rho=rho, eps=eps)  # here
    path = []
    for g in torch.from_numpy(grads):
        w.grad = g.clone()
        optimizer.step()
        path.append(w.detach().clone())
    return torch.stack(path)
