import torch
from torch import nn


class MultiHeadAttention(nn.MultiheadAttention):  # here
    def __init__(self, d, hk, p, heads):
        super().__init__(hk, heads, bias=False, batch_first=True, kdim=d, vdim=d)
        self.Wq = nn.Parameter(torch.zeros(d, hk))
        self.Wk = nn.Parameter(torch.zeros(d, hk))
        self.Wv = nn.Parameter(torch.zeros(d, hk))
        self.Wo = nn.Parameter(torch.zeros(hk, p))
