import numpy as np


def train(poems, characters):
    return len(characters)


def predict(model, beginnings):
    # Nothing was learned.
    return np.full((len(beginnings), model), 1 / model)
