import numpy as np

EPOCHS, BATCH, RATE = 10, 50, 0.1


def flat(x):
    """(n, 28, 28) bytes as (n, 784) numbers from 0 to 1."""
    return x.reshape(len(x), -1) / 255


def train(x, y):
    """x: (n, 28, 28) bytes, y: (n,) classes from 0 to 9. Returns whatever predict needs."""
    rng = np.random.default_rng(1)
    x = flat(x)
    W, b = np.zeros((x.shape[1], 10)), np.zeros(10)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(x))
        for rows in np.array_split(order, len(x) // BATCH):
            # TODO: the scores of x[rows], their softmax, the gradient, one step for W and b
            pass
        # TODO: print the loss of this epoch; it should fall
    return W, b


def predict(model, x):
    """x: (m, 28, 28). Returns the class of each image: m integers."""
    W, b = model
    # TODO: the class with the highest score
    return None
