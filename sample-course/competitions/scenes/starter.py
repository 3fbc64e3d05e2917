import numpy as np


def coloured(picture):
    """Where a picture of shape (64, 64, 3) is not grey: the wall has no colour."""
    return np.ptp(picture.astype(int), axis=-1) > 40


def train(x, y):
    """x: (n, 64, 64, 3) bytes; y: (k, 6) rows of picture, class, left, top, width, height. Return whatever predict needs."""
    return int(np.bincount(y[:, 1].astype(int)).argmax())


def predict(model, x):
    """x: (m, 64, 64, 3). Return rows of picture, class, left, top, width, height, score: here one box around all colour."""
    boxes = []
    for i, picture in enumerate(x):
        rows, columns = np.nonzero(coloured(picture))
        if len(rows) > 0:
            left, top = columns.min(), rows.min()
            boxes.append([i, model, left, top, np.ptp(columns) + 1, np.ptp(rows) + 1, 1.0])
    return np.array(boxes)
