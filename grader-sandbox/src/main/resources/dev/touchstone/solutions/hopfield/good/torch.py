import torch


def hopfield(P, x0, sweeps):
    P, x = torch.from_numpy(P), torch.from_numpy(x0).clone()
    W = P.T @ P / len(x)
    W.fill_diagonal_(0)
    for _ in range(sweeps):
        for i in range(len(x)):
            field = W[i] @ x
            x[i] = torch.where(field == 0, x[i], torch.sign(field))
    return {"x": x, "energy": -0.5 * x @ W @ x}
