def train(x, y):
    raise ValueError("no idea")


def predict(model, x):
    return [0] * len(x)
