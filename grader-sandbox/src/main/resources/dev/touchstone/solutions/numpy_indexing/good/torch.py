import torch


def take(m):
    m = torch.from_numpy(m)
    return {
        "elem": m[1, 2],
        "row": m[1],
        "col": m[:, 1],
        "block": m[1:3, 1:],
        "grid": m[::3, ::2],
    }
