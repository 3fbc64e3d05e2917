import torch
from torch import nn


class LSTM(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.Wx = nn.Parameter(torch.zeros(D, 4 * H))
        self.Wh = nn.Parameter(torch.zeros(H, 4 * H))
        self.b = nn.Parameter(torch.zeros(4 * H))

    def forward(self, X, h0, c0):
        return h0
