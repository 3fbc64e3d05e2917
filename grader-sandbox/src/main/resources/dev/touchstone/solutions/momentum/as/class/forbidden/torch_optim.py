import torch
from torch.optim import SGD  # here


class Momentum:
    def __init__(self, w0, lr, beta=0.9):
        self.w = torch.tensor(w0, requires_grad=True)
        self.inner = SGD([self.w], lr, momentum=beta)

    def step(self, g):
        self.w.grad = torch.from_numpy(g)
        self.inner.step()
        return self.w
