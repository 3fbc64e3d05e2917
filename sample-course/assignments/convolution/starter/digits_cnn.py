import torch
from torch import nn
from torch.nn import functional as F

EPOCHS, BATCH, RATE = 5, 64, 0.002


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        # TODO: two convolutions, and dense layers for what is left after pooling

    def forward(self, x):
        """x: (n, 1, 28, 28). Returns scores (n, 10)."""
        # TODO
        return None


def images(x):
    """(n, 28, 28) bytes as a tensor (n, 1, 28, 28) of numbers from 0 to 1."""
    return torch.from_numpy(x).float().div(255).unsqueeze(1)


def train(x, y):
    """x: (n, 28, 28) bytes, y: (n,) classes from 0 to 9. Returns the trained network."""
    torch.manual_seed(1)
    x, y = images(x), torch.as_tensor(y)
    model = Net()
    # TODO: an optimizer, and EPOCHS times over batches of BATCH images in random order:
    #   loss = F.cross_entropy(model(x[rows]), y[rows]), backward, step
    return model


def predict(model, x):
    """x: (m, 28, 28). Returns the class of each image: m integers."""
    model.eval()
    # TODO: without gradients, a few hundred images at a time
    return None
