import torch


class Momentum:
    def __init__(self, w0, lr, beta=0.9):
        self.w = torch.from_numpy(w0).clone()
        self.v = torch.zeros_like(self.w)
        self.lr, self.beta = lr, beta

    def step(self, g):
        self.v = self.beta * self.v + torch.from_numpy(g)
        self.w -= self.lr * self.v
        return self.w
