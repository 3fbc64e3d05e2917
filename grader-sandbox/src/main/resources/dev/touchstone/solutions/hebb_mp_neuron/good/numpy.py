import numpy as np


def hebb_step(w, b, x, lr):
    a = w @ x + b
    out = 1 if a > 0 else 0
    return {"out": out, "w": w + lr * x * out}
