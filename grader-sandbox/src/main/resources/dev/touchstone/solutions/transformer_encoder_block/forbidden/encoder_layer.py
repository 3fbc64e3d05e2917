import torch


def encoder_block(X, params, heads):
    p = {name: torch.from_numpy(value) for name, value in params.items()}
    d, f = p["W1"].shape
    layer = torch.nn.TransformerEncoderLayer(d, heads, f, dropout=0.0, batch_first=True)  # here
    layer.double()
    layer.self_attn.in_proj_weight.data = torch.cat([p["Wq"].T, p["Wk"].T, p["Wv"].T])
    layer.self_attn.out_proj.weight.data = p["Wo"].T
    layer.linear1.weight.data, layer.linear1.bias.data = p["W1"].T, p["b1"]
    layer.linear2.weight.data, layer.linear2.bias.data = p["W2"].T, p["b2"]
    layer.norm1.weight.data, layer.norm1.bias.data = p["gamma1"], p["beta1"]
    layer.norm2.weight.data, layer.norm2.bias.data = p["gamma2"], p["beta2"]
    return layer(torch.from_numpy(X)).detach()
