import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, d, eps=1e-5):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(d))
        self.beta = nn.Parameter(torch.zeros(d))
        self.inner = nn.LayerNorm(d, eps, elementwise_affine=False)  # here

    def forward(self, x):
        return self.gamma * self.inner(x) + self.beta
