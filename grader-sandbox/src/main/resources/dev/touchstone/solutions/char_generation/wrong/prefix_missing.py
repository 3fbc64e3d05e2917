import numpy as np


def generate(prefix, steps, params):
    p = params

    def read(x, h):
        return np.tanh(p["Wxh"][x] + h @ p["Whh"] + p["bh"])

    h = np.zeros(len(p["bh"]))
    for x in prefix:
        h = read(x, h)
    ids = []
    for _ in range(steps):
        x = int(np.argmax(h @ p["Who"] + p["bo"]))
        ids.append(x)
        h = read(x, h)
    return ids
