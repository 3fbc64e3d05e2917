import torch


def clip_grads(grads, theta):
    grads = [torch.tensor(g, dtype=torch.float32) for g in grads]
    norm = torch.sqrt(sum(g.square().sum() for g in grads))
    return [g * theta / norm for g in grads] if norm > theta else grads
