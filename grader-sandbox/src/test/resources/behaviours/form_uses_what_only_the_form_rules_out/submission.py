import torch
from torch import nn
from torch.nn.modules.rnn import LSTM as Ready


class LSTM(Ready):
    pass
