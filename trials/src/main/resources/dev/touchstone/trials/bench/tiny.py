import torch


def softmax(o):
    o = torch.as_tensor(o)
    e = torch.exp(o - o.max(1, keepdim=True).values)
    return e / e.sum(1, keepdim=True)
