import torch


def train(x, y):
    return torch.zeros(10)


def predict(model, x):
    return model.argmax().repeat(len(x))
