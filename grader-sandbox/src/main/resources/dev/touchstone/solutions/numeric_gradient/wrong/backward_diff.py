import numpy as np


def f(x):
    return np.sum(np.sin(x) * x**2)


def numeric_grad(x, h=1e-3):
    grad = np.zeros_like(x)
    for i in range(len(x)):
        step = np.zeros_like(x)
        step[i] = h
        grad[i] = (f(x) - f(x - step)) / h
    return grad
