import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, W, r, alpha):
        super().__init__()
        d_out, d_in = W.shape
        self.W = nn.Parameter(W, requires_grad=False)
        self.A = nn.Parameter(torch.randn(r, d_in) * 0.01)
        self.B = nn.Parameter(torch.zeros(d_out, r))
        self.scale = alpha / r

    def forward(self, x):
        return x @ self.W.T + self.scale * (x @ self.A.T) @ self.B.T
