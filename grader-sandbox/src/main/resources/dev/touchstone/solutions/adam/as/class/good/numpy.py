import numpy as np


class Adam:
    def __init__(self, w0, lr, beta1, beta2, eps):
        self.w = w0
        self.lr, self.eps = lr, eps
        self.beta1, self.beta2 = beta1, beta2
        self.v = self.s = np.zeros_like(w0)
        self.t = 0

    def step(self, g):
        self.t += 1
        self.v = self.beta1 * self.v + (1 - self.beta1) * g
        self.s = self.beta2 * self.s + (1 - self.beta2) * g**2
        v = self.v / (1 - self.beta1**self.t)
        s = self.s / (1 - self.beta2**self.t)
        self.w = self.w - self.lr * v / (np.sqrt(s) + self.eps)
        return self.w
