import math

import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d, hk, p, heads):
        super().__init__()
        self.heads = heads
        self.Wq = nn.Parameter(torch.randn(d, hk) / math.sqrt(d))
        self.Wk = nn.Parameter(torch.randn(d, hk) / math.sqrt(d))
        self.Wv = nn.Parameter(torch.randn(d, hk) / math.sqrt(d))
        self.Wo = nn.Parameter(torch.randn(hk, p) / math.sqrt(hk))

    def split(self, x):
        batch, n, width = x.shape
        return x.reshape(batch, n, self.heads, width // self.heads).transpose(1, 2)

    def forward(self, X, Y):
        Q, K, V = self.split(X @ self.Wq), self.split(Y @ self.Wk), self.split(Y @ self.Wv)
        scores = Q @ K.transpose(-2, -1) / math.sqrt(self.Wq.shape[1])
        H = torch.softmax(scores, dim=-1) @ V
        merged = H.transpose(1, 2).flatten(2)
        return merged @ self.Wo
