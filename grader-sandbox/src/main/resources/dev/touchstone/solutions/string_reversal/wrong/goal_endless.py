from collections import Counter


def train(sources, targets):
    counts = {}
    for source, target in zip(sources, targets):
        for letter, other in zip(source[::-1], target):
            counts.setdefault(letter, Counter())[other] += 1
    return {letter: each.most_common(1)[0][0] for letter, each in counts.items()}


def predict(model, sources):
    # As a decoder without an end token writes: on until it is stopped.
    return [("".join(model[letter] for letter in source[::-1]) * 9)[:9] for source in sources]
