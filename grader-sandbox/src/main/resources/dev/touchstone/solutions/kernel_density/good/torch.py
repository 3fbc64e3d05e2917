import math

import torch


def kde(X, query, h):
    X, query = torch.from_numpy(X), torch.from_numpy(query)
    exponent = -torch.cdist(query, X) ** 2 / (2 * h**2)
    constant = X.shape[1] / 2 * math.log(2 * math.pi * h**2) + math.log(len(X))
    return torch.exp(torch.logsumexp(exponent, dim=1) - constant)
