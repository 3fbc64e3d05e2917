def train(x, y):
    while True:
        pass


def predict(model, x):
    return [0] * len(x)
