import torch
from torch import nn


class LSTM(nn.LSTM):  # here
    def __init__(self, D, H):
        super().__init__(D, H, batch_first=True)
