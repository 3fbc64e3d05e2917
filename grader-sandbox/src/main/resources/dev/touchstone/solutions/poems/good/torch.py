import re

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

EMBEDDING, HIDDEN, EPOCHS, BATCH, RATE, BLOTTED = 32, 64, 10, 16, 0.005, 0.7
PUNCTUATION = "，。！？；：、"


class Model(nn.Module):
    """An LSTM, and beside it what counting says of the last character."""

    def __init__(self, characters, counts):
        super().__init__()
        self.ids = {character: i for i, character in enumerate(characters)}
        self.begin = len(characters)
        self.embedding = nn.Embedding(len(characters) + 2, EMBEDDING, padding_idx=len(characters) + 1)
        self.lstm = nn.LSTM(EMBEDDING, HIDDEN, batch_first=True)
        self.out = nn.Linear(HIDDEN, len(characters))
        self.counts = counts

    def forward(self, ids):
        return self.out(F.dropout(self.lstm(self.embedding(ids))[0], 0.3, self.training))

    def encoded(self, text):
        return [self.begin, *(self.ids[character] for character in text)]


def lines_of(poems):
    return [line for poem in poems for line in re.split(f"(?<=[{PUNCTUATION}])", poem) if line]


def padded(texts, padding):
    longest = max(map(len, texts))
    return torch.tensor([text + [padding] * (longest - len(text)) for text in texts])


def counted(lines, characters):
    """Smoothed bigram probabilities, a row for each character before."""
    ids = {character: i for i, character in enumerate(characters)}
    single = np.ones(len(characters))
    pairs = np.zeros((len(characters), len(characters)))
    for line in lines:
        for before, after in zip(line, line[1:]):
            single[ids[after]] += 1
            pairs[ids[before], ids[after]] += 1
    single /= single.sum()
    return (pairs + 20 * single) / (pairs.sum(axis=1, keepdims=True) + 20)


def train(poems, characters):
    torch.manual_seed(1)
    lines = lines_of(poems)
    model = Model(characters, counted(lines, characters))
    unknown, padding = len(characters) - 1, len(characters) + 1
    marks = torch.tensor([model.ids[c] for c in PUNCTUATION if c in model.ids] + [model.begin, padding])
    texts = [model.encoded(line) for line in lines]
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    for epoch in range(EPOCHS):
        optimizer.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS)
        total, order = 0, torch.randperm(len(texts)).split(BATCH)
        for rows in order:
            ids = padded([texts[row] for row in rows], padding)
            read, after = ids[:, :-1].clone(), ids[:, 1:]
            # Most characters are blotted out, others each time: so few lines are soon known by heart.
            blotted = (torch.rand(read.shape) < BLOTTED) & ~torch.isin(read, marks)
            read[blotted] = unknown
            loss = F.cross_entropy(model(read).flatten(0, 1), after.flatten(), ignore_index=padding)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1)
            optimizer.step()
            total += loss.item() / len(order)
        print(f"epoch {epoch + 1}: perplexity while learning {np.exp(total):.1f}")
    return model


def predict(model, beginnings):
    model.eval()
    texts = [model.encoded(text) for text in beginnings]
    with torch.no_grad():
        scores = model(padded(texts, model.begin + 1))
        last = scores[torch.arange(len(texts)), torch.tensor([len(text) - 1 for text in texts])]
        network = last.double().softmax(dim=1).numpy()
    counts = model.counts[[model.ids[text[-1]] for text in beginnings]]
    return 0.6 * network + 0.4 * counts
