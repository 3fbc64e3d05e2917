import torch


def multi_head_attention(X, Y, Wq, Wk, Wv, Wo, heads):
    X, Y, Wq, Wk, Wv, Wo = (torch.from_numpy(a).float() for a in (X, Y, Wq, Wk, Wv, Wo))
    Q, K, V = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (X @ Wq, Y @ Wk, Y @ Wv))
    weights = torch.softmax(Q @ K.mT / Q.shape[-1] ** 0.5, dim=-1)
    return (weights @ V).transpose(1, 2).flatten(2) @ Wo
