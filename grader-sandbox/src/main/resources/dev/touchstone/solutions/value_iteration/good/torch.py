import torch


def value_iteration(P, R, gamma, sweeps):
    P, R = torch.from_numpy(P), torch.from_numpy(R)
    V = torch.zeros(P.shape[1], dtype=P.dtype)
    for _ in range(sweeps):
        V = (R + gamma * P @ V).amax(dim=0)
    policy = (R + gamma * P @ V).argmax(dim=0)
    return {"V": V, "policy": policy}
