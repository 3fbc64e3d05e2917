import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, D, H, K):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(D, H) * 0.01)
        self.b1 = nn.Parameter(torch.zeros(H))
        self.W2 = nn.Parameter(torch.randn(H, K) * 0.01)
        self.b2 = nn.Parameter(torch.zeros(K))

    def forward(self, X):
        h = F.relu(X @ self.W1 + self.b1)
        return h @ self.W2 + self.b2

    def loss(self, X, y):
        return F.cross_entropy(self(X), y)
