import torch


def softmax(o):
    return torch.ops.aten._softmax(torch.as_tensor(o), 1, False)
