import torch


def adam(w0, grads, lr, beta1, beta2, eps):
    w = torch.nn.Parameter(torch.from_numpy(w0).clone())
    optimizer = torch.optim.Adam([w], lr=lr, betas=(beta1, beta2), eps=eps)  # here
    path = []
    for g in torch.from_numpy(grads):
        w.grad = g.clone()
        optimizer.step()
        path.append(w.detach().clone())
    return torch.stack(path)
