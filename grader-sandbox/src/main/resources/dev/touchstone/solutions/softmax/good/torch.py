import torch


def softmax(o):
    o = torch.tensor(o, dtype=torch.float32)
    e = torch.exp(o - o.amax(dim=1, keepdim=True))
    return e / e.sum(dim=1, keepdim=True)
