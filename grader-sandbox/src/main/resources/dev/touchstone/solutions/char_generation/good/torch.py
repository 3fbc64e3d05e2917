import torch


def generate(prefix, steps, params):
    p = {name: torch.from_numpy(value) for name, value in params.items()}
    h = torch.zeros_like(p["bh"])
    ids = list(prefix)
    for t in range(len(prefix) + steps - 1):
        h = torch.tanh(p["Wxh"][ids[t]] + h @ p["Whh"] + p["bh"])
        if t >= len(prefix) - 1:
            ids.append(int((h @ p["Who"] + p["bo"]).argmax()))
    return ids
