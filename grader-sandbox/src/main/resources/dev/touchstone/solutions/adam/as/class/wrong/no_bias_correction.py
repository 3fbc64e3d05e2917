import torch


class Adam:
    def __init__(self, w0, lr, beta1, beta2, eps):
        self.w = torch.from_numpy(w0).clone()
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.v = torch.zeros_like(self.w)
        self.s = torch.zeros_like(self.w)
        self.t = 0

    def step(self, g):
        g = torch.from_numpy(g)
        self.t += 1
        self.v = self.beta1 * self.v + (1 - self.beta1) * g
        self.s = self.beta2 * self.s + (1 - self.beta2) * g**2
        self.w -= self.lr * self.v / (self.s.sqrt() + self.eps)
        return self.w
