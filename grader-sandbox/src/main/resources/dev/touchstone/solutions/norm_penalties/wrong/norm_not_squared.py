import numpy as np


def penalties(Ws, lam):
    l1 = lam * sum(np.abs(W).sum() for W in Ws)
    l2 = lam / 2 * sum(np.linalg.norm(W) for W in Ws)
    return {"l1": l1, "l2": l2}
