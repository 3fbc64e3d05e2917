import torch
from torch import nn


class RNN(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.Wx = nn.Parameter(torch.randn(D, H) * 0.01)
        self.Wh = nn.Parameter(torch.randn(H, H) * 0.01)
        self.b = nn.Parameter(torch.zeros(H))

    def forward(self, X, h0):
        h, states = torch.zeros_like(h0), []
        for x in X.unbind(dim=1):
            h = torch.tanh(x @ self.Wx + h @ self.Wh + self.b)
            states.append(h)
        return torch.stack(states, dim=1)
