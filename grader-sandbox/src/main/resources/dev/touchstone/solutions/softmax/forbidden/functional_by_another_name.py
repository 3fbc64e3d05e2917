import torch.nn.functional as anything  # here


def softmax(o):
    return anything.softmax(o, dim=1)
