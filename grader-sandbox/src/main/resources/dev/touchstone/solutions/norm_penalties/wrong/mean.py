import numpy as np


def penalties(Ws, lam):
    l1 = lam * sum(np.abs(W).mean() for W in Ws)
    l2 = lam / 2 * sum((W**2).mean() for W in Ws)
    return {"l1": l1, "l2": l2}
