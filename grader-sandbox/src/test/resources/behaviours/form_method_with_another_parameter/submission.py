import numpy as np


class Adam:
    def __init__(self, w0, lr, beta1, beta2, eps):
        self.w = w0

    def step(self, w, g):
        return self.w
