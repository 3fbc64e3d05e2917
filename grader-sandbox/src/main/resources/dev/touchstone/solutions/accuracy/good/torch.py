import torch


def accuracy(o, y):
    o, y = torch.tensor(o, dtype=torch.float32), torch.from_numpy(y)
    pred = torch.argmax(o, dim=1)
    return {"pred": pred, "acc": (pred == y).float().mean()}
