import torch
from torch import nn
from torch.nn import functional as F

EMBEDDING, HIDDEN, STEPS, BATCH, RATE = 32, 64, 600, 64, 0.005
PADDING, BEGIN, END, FIRST = 0, 1, 2, 3


def ids(texts, letters, end=False):
    """Texts as rows of ids (n, T), filled up with PADDING; with END behind each if that is wanted."""
    rows = [[FIRST + letters.index(c) for c in text] + ([END] if end else []) for text in texts]
    longest = max(map(len, rows))
    return torch.tensor([row + [PADDING] * (longest - len(row)) for row in rows])


class Model(nn.Module):
    def __init__(self, letters):
        super().__init__()
        self.letters = letters
        # TODO: an embedding, an encoder, a decoder cell, attention, and a layer of scores

    def look(self, state, states, hidden):
        """Attention: state (n, H) asks states (n, T, H); hidden (n, T) marks what is only filling."""
        # TODO: the weighted sum of the states, (n, H)
        return None


def train(sources, targets):
    """sources, targets: lists of str. Returns whatever predict needs."""
    torch.manual_seed(1)
    letters = sorted(set("".join(sources) + "".join(targets)))
    model = Model(letters)
    # TODO: STEPS times: a random batch, teacher forcing, the cross entropy without PADDING
    return model


def predict(model, sources):
    """sources: m str. Returns what becomes of each: a list of m str."""
    # TODO: write letter by letter, feeding back what was written, until END
    return None
