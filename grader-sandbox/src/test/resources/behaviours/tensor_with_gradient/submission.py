import torch


def softmax(o):
    o = torch.tensor(o, requires_grad=True)
    e = torch.exp(o - o.amax(dim=1, keepdim=True))
    return e / e.sum(dim=1, keepdim=True)
