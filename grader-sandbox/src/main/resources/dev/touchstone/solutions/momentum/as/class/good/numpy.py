import numpy as np


class Momentum:
    def __init__(self, w0, lr, beta=0.9):
        self.w, self.v = w0.copy(), np.zeros_like(w0)
        self.lr, self.beta = lr, beta

    def step(self, g):
        self.v = self.beta * self.v + g
        self.w -= self.lr * self.v
        return self.w
