import numpy as np


def generate(prefix, steps, params):
    p = params

    def read(x, h):
        return np.tanh(p["Wxh"][x] + h @ p["Whh"] + p["bh"])

    zero = np.zeros(len(p["bh"]))
    h = read(prefix[-1], zero)
    ids = list(prefix)
    for _ in range(steps):
        x = int(np.argmax(h @ p["Who"] + p["bo"]))
        ids.append(x)
        h = read(x, zero)
    return ids
