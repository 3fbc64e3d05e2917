import torch


def clip_grads(grads, theta):
    params = [torch.nn.Parameter(torch.zeros(g.shape, dtype=torch.float64)) for g in grads]
    for p, g in zip(params, grads):
        p.grad = torch.from_numpy(g).clone()
    torch.nn.utils.clip_grad_norm_(params, theta)  # here
    return [p.grad for p in params]
