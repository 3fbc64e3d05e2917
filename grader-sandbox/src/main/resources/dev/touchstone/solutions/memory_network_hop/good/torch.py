import torch


def memory_hop(q, M, C):
    q, M, C = (torch.from_numpy(a) for a in (q, M, C))
    return q + torch.softmax(M @ q, dim=0) @ C
