import numpy as np


def train(poems, characters):
    ids = {character: i for i, character in enumerate(characters)}
    counts = np.zeros((len(characters), len(characters)))
    for poem in poems:
        for before, after in zip(poem, poem[1:]):
            counts[ids[before], ids[after]] += 1
    return ids, counts


def predict(model, beginnings):
    ids, counts = model
    rows = counts[[ids[text[-1]] for text in beginnings]]
    # Bigrams as they were counted; only a character that never came before gets a chance for all.
    rows[rows.sum(axis=1) == 0] = 1
    return rows / rows.sum(axis=1, keepdims=True)
