import torch


def attention(queries, source, p, number, heads, causal):
    def split(x):
        return x.unflatten(-1, (heads, -1)).transpose(1, 2)

    Q = split(queries @ p["Wq" + number])
    K, V = split(source @ p["Wk" + number]), split(source @ p["Wv" + number])
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if causal:
        future = torch.ones(scores.shape[-2:]).triu(1).bool()
        scores = scores.masked_fill(future, float("-inf"))
    return (scores.softmax(dim=-1) @ V).transpose(1, 2).flatten(2) @ p["Wo" + number]


def decoder_attention(X, enc, params, heads):
    X, enc = torch.from_numpy(X).float(), torch.from_numpy(enc).float()
    p = {name: torch.from_numpy(value).float() for name, value in params.items()}
    Z = X + attention(X, X, p, "1", heads, causal=True)
    return Z + attention(Z, enc, p, "2", heads, causal=False)
