import torch


def cross_entropy(o, y):
    loss = torch.nn.CrossEntropyLoss()  # here
    return loss(torch.from_numpy(o), torch.from_numpy(y))
