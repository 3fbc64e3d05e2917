import numpy as np


def pixel_ce(o, y):
    shifted = o - o.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    losses = -np.take_along_axis(log_p, y[:, None], axis=1)
    right = o.argmax(axis=-1) == y
    return {"loss": losses.mean(), "acc": right.mean()}
