import torch
from torch import nn


class LSTM(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.Wx = nn.Parameter(torch.randn(D, 4 * H) * 0.01)
        self.Wh = nn.Parameter(torch.randn(H, 4 * H) * 0.01)
        self.b = nn.Parameter(torch.zeros(4 * H))

    def forward(self, X, h0, c0):
        h, c, states = h0, torch.zeros_like(c0), []
        for x in X.unbind(dim=1):
            i, f, o, g = (x @ self.Wx + h @ self.Wh + self.b).chunk(4, dim=1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            states.append(h)
        return torch.stack(states, dim=1), c
