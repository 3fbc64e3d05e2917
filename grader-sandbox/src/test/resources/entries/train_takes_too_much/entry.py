def train(x, y, epochs):
    return None


def predict(model, x):
    return [0] * len(x)
