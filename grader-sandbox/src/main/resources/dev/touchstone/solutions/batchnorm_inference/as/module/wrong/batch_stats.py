import torch
from torch import nn


class BatchNorm(nn.Module):
    def __init__(self, D, momentum=0.9):
        super().__init__()
        self.momentum = momentum
        self.gamma = nn.Parameter(torch.ones(D))
        self.beta = nn.Parameter(torch.zeros(D))
        self.register_buffer("running_mean", torch.zeros(D))
        self.register_buffer("running_var", torch.ones(D))

    def forward(self, x):
        mean, var = x.mean(dim=0), x.var(dim=0, correction=0)
        if self.training:
            with torch.no_grad():
                self.running_mean.lerp_(mean, 1 - self.momentum)
                self.running_var.lerp_(var, 1 - self.momentum)
        return self.gamma * (x - mean) / torch.sqrt(var + 1e-5) + self.beta
