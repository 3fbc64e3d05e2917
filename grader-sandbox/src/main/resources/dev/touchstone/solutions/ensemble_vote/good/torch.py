import torch


def ensemble(P):
    P = torch.tensor(P, dtype=torch.float32)
    K = P.shape[2]
    avg = P.mean(dim=0)
    votes = P.argmax(dim=2)
    majority = torch.stack([torch.bincount(v, minlength=K).argmax() for v in votes.T])
    return {"majority": majority, "soft": avg.argmax(dim=1), "avg": avg}
