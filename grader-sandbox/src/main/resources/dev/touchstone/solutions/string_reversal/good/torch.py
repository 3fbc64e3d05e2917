import torch
from torch import nn
from torch.nn import functional as F

EMBEDDING, HIDDEN, STEPS, BATCH, RATE = 32, 64, 700, 64, 0.005
PADDING, BEGIN, END, FIRST = 0, 1, 2, 3


class Model(nn.Module):
    def __init__(self, letters):
        super().__init__()
        self.letters = letters
        self.embedding = nn.Embedding(FIRST + len(letters), EMBEDDING, padding_idx=PADDING)
        self.encoder = nn.GRU(EMBEDDING, HIDDEN, batch_first=True)
        self.decoder = nn.GRUCell(EMBEDDING + HIDDEN, HIDDEN)
        self.query = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.out = nn.Linear(2 * HIDDEN, FIRST + len(letters))

    def read(self, sources):
        lengths = (sources != PADDING).sum(dim=1)
        states, _ = self.encoder(self.embedding(sources))
        last = states[torch.arange(len(sources)), lengths - 1]
        return states, sources == PADDING, last

    def step(self, written, state, states, hidden):
        context = self.look(state, states, hidden)
        state = self.decoder(torch.cat([self.embedding(written), context], dim=1), state)
        return self.out(torch.cat([state, self.look(state, states, hidden)], dim=1)), state

    def look(self, state, states, hidden):
        scores = torch.einsum("bh,bth->bt", self.query(state), states) / HIDDEN**0.5
        weights = scores.masked_fill(hidden, -1e9).softmax(dim=1)
        return torch.einsum("bt,bth->bh", weights, states)


def ids(texts, letters, end=False):
    rows = [[FIRST + letters.index(c) for c in text] + ([END] if end else []) for text in texts]
    longest = max(map(len, rows))
    return torch.tensor([row + [PADDING] * (longest - len(row)) for row in rows])


def train(sources, targets):
    torch.manual_seed(1)
    letters = sorted(set("".join(sources) + "".join(targets)))
    model = Model(letters)
    read, wanted = ids(sources, letters), ids(targets, letters, end=True)
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    for number in range(STEPS):
        optimizer.param_groups[0]["lr"] = RATE * (1 - number / STEPS)
        rows = torch.randint(len(read), (BATCH,))
        states, hidden, state = model.read(read[rows])
        written, scores = torch.full((BATCH,), BEGIN), []
        for column in wanted[rows].unbind(dim=1):
            score, state = model.step(written, state, states, hidden)
            scores.append(score)
            written = column
        loss = F.cross_entropy(
            torch.stack(scores, dim=1).flatten(0, 1), wanted[rows].flatten(), ignore_index=PADDING
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1)
        optimizer.step()
        if number % 100 == 0:
            print(f"step {number}: loss {loss.item():.3f}")
    return model


def predict(model, sources):
    model.eval()
    with torch.no_grad():
        read = ids(sources, model.letters)
        states, hidden, state = model.read(read)
        written, columns = torch.full((len(read),), BEGIN), []
        for _ in range(read.shape[1] + 2):
            score, state = model.step(written, state, states, hidden)
            written = score.argmax(dim=1)
            columns.append(written)
    return [text(row, model.letters) for row in torch.stack(columns, dim=1).tolist()]


def text(row, letters):
    end = row.index(END) if END in row else len(row)
    return "".join(letters[i - FIRST] for i in row[:end] if i >= FIRST)
