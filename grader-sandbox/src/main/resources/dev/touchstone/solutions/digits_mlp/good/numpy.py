import numpy as np

HIDDEN, EPOCHS, BATCH, RATE = 128, 15, 50, 0.001


def flat(x):
    return (x.reshape(len(x), -1) / 255).astype(np.float32)


def train(x, y):
    rng = np.random.default_rng(1)
    x = flat(x)
    targets = np.eye(10, dtype=np.float32)[y]
    params = [
        rng.normal(0, np.sqrt(2 / x.shape[1]), (x.shape[1], HIDDEN)),
        np.zeros(HIDDEN),
        rng.normal(0, np.sqrt(2 / HIDDEN), (HIDDEN, 10)),
        np.zeros(10),
    ]
    params = [p.astype(np.float32) for p in params]
    first = [np.zeros_like(p) for p in params]
    second = [np.zeros_like(p) for p in params]
    batches, step = len(x) // BATCH, 0
    for epoch in range(EPOCHS):
        order = rng.permutation(len(x))
        for rows in np.array_split(order, batches):
            step += 1
            rate = RATE * (1 - step / (EPOCHS * batches + 1))
            grads = gradients(params, moved(x[rows], rng), targets[rows], rng)
            for p, g, m, s in zip(params, grads, first, second):
                m += 0.1 * (g - m)
                s += 0.001 * (g * g - s)
                p -= rate * (m / (1 - 0.9**step)) / (np.sqrt(s / (1 - 0.999**step)) + 1e-8)
    return params


def moved(x, rng):
    """A batch of images, all moved by at most a pixel each way: as good as new ones."""
    shifts = tuple(rng.integers(-1, 2, 2))
    return np.roll(x.reshape(-1, 28, 28), shifts, axis=(1, 2)).reshape(len(x), -1)


def gradients(params, x, targets, rng):
    W1, b1, W2, b2 = params
    h = np.maximum(x @ W1 + b1, 0)
    kept = (rng.random(h.shape) < 0.7) / np.float32(0.7)
    dropped = h * kept
    o = dropped @ W2 + b2
    p = np.exp(o - o.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    d = (p - targets) / len(x)
    dh = (d @ W2.T) * kept * (h > 0)
    return [x.T @ dh, dh.sum(axis=0), dropped.T @ d, d.sum(axis=0)]


def predict(model, x):
    W1, b1, W2, b2 = model
    return (np.maximum(flat(x) @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
