import numpy as np


def train(poems, characters):
    return len(characters)


def predict(model, beginnings):
    # A distribution over the beginnings instead of over the characters.
    return np.full((len(beginnings), model), 1 / len(beginnings))
