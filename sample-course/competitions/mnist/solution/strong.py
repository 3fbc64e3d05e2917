import numpy as np


def upright(x):
    """Images whose slant is taken out: rows are shifted by how the ink leans (second moments)."""
    rows, columns = np.mgrid[:28, :28]
    ink = x.astype(float) / 255
    mass = ink.sum((1, 2))
    row = (ink * rows).sum((1, 2)) / mass
    column = (ink * columns).sum((1, 2)) / mass
    off_rows = rows[None] - row[:, None, None]
    lean = (ink * off_rows * (columns[None] - column[:, None, None])).sum((1, 2)) / (ink * off_rows**2).sum((1, 2))
    source = columns[None] + lean[:, None, None] * off_rows + column[:, None, None] - 13.5
    low = np.floor(source).astype(int)
    share = source - low
    at = np.arange(len(x))[:, None, None], np.broadcast_to(rows, low.shape)
    left = np.where((low >= 0) & (low < 28), ink[at[0], at[1], np.clip(low, 0, 27)], 0)
    right = np.where((low >= -1) & (low < 27), ink[at[0], at[1], np.clip(low + 1, 0, 27)], 0)
    flat = ((1 - share) * left + share * right).reshape(len(x), -1).astype(np.float32)
    return flat / np.linalg.norm(flat, axis=1, keepdims=True)


def train(x, y):
    return upright(x), y


def predict(model, x):
    """The class of most of the three nearest upright images; one of them where all differ."""
    known, classes = model
    nearest = []
    for part in np.array_split(upright(x), 10):
        nearest.append(classes[np.argpartition(-part @ known.T, 3, axis=1)[:, :3]])
    first, second, third = np.concatenate(nearest).T
    return np.where(second == third, second, first)
