import torch
import torch.nn.functional as F


def layer_norm(x, gamma, beta, eps=1e-5):
    x, gamma, beta = (torch.from_numpy(a) for a in (x, gamma, beta))
    return F.layer_norm(x, gamma.shape, gamma, beta, eps)  # here
