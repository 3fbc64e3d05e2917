import torch
import torch.nn.functional as F


def pixel_ce(o, y):
    o, y = torch.tensor(o, dtype=torch.float32), torch.from_numpy(y)
    right = o.argmax(dim=1) == y
    return {"loss": F.cross_entropy(o, y), "acc": right.float().mean()}
