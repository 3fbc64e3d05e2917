import numpy as np


def train(poems, characters):
    # How often each character occurs, whatever stands before it.
    text = "".join(poems)
    counts = np.array([text.count(character) + 1 for character in characters])
    return counts / counts.sum()


def predict(model, beginnings):
    return np.tile(model, (len(beginnings), 1))
