import torch


def penalties(Ws, lam):
    Ws = [torch.tensor(W, dtype=torch.float32) for W in Ws]
    l1 = lam * sum(W.abs().sum() for W in Ws)
    l2 = lam / 2 * sum(W.pow(2).sum() for W in Ws)
    return {"l1": l1, "l2": l2}
