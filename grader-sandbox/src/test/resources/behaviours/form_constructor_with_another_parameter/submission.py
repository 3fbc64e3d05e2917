import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, batch, d, eps):
        super().__init__()
        self.eps = eps
        self.gamma = nn.Parameter(torch.ones(d))
        self.beta = nn.Parameter(torch.zeros(d))

    def forward(self, x):
        return x
