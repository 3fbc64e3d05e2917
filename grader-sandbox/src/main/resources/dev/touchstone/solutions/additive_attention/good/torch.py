import torch


def additive_attention(q, K, V, Wq, Wk, w):
    q, K, V, Wq, Wk, w = (torch.from_numpy(a).float() for a in (q, K, V, Wq, Wk, w))
    hidden = torch.tanh((q @ Wq).unsqueeze(2) + (K @ Wk).unsqueeze(1))
    return torch.bmm(torch.softmax(hidden @ w, dim=-1), V)
