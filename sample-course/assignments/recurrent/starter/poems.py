import re

import torch
from torch import nn
from torch.nn import functional as F

EMBEDDING, HIDDEN, EPOCHS, BATCH, RATE = 32, 64, 8, 16, 0.005


def lines_of(poems):
    """The lines of all poems, each with its punctuation mark: that is what beginnings are cut from."""
    return [line for poem in poems for line in re.split("(?<=[，。！？；：、])", poem) if line]


class Model(nn.Module):
    def __init__(self, characters):
        super().__init__()
        self.ids = {character: i for i, character in enumerate(characters)}
        # TODO: an embedding (with one id more, for the beginning of a line), a recurrent layer,
        #   and a layer of len(characters) scores

    def forward(self, ids):
        """ids: (n, T). Returns scores (n, T, K) of the character after each place."""
        # TODO
        return None


def train(poems, characters):
    """poems: a list of str; characters: a list of K str. Returns whatever predict needs."""
    torch.manual_seed(1)
    model = Model(characters)
    # TODO: read a line without its last character, predict it without its first.
    #   Lines are of different lengths: fill up, and leave the filling out of the loss (ignore_index).
    #   Keep some lines for yourself and print their perplexity after each epoch.
    return model


def predict(model, beginnings):
    """beginnings: m str. Returns probabilities (m, K): of each character to come next."""
    # TODO: the scores after the last character of each beginning, and their softmax
    return None
