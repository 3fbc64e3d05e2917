import numpy as np


def penalties(Ws, lam):
    for W in Ws:
        l1 = lam * np.abs(W).sum()
        l2 = lam / 2 * (W**2).sum()
    return {"l1": l1, "l2": l2}
