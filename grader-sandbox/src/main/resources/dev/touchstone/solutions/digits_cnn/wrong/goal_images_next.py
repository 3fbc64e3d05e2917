import torch
from torch import nn


def train(x, y):
    torch.manual_seed(1)
    x, y = torch.from_numpy(x).float().div(255).flatten(1), torch.as_tensor(y)
    # Convolutions are nowhere: it is softmax regression, and one epoch of it.
    model = nn.Linear(784, 10)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for rows in torch.randperm(len(x)).split(64):
        loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


def predict(model, x):
    with torch.no_grad():
        return model(torch.from_numpy(x).float().div(255).flatten(1)).argmax(1)
