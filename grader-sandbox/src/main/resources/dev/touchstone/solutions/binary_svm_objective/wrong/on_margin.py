import numpy as np


def svm_objective(X, t, w, b, lam):
    f = X @ w + b
    slack = 1 - t * f
    active = slack >= 0
    loss = np.mean(np.maximum(0, slack)) + lam * (w @ w)
    dw = -(active * t) @ X / len(t) + 2 * lam * w
    db = -np.mean(active * t)
    return {"loss": loss, "dw": dw, "db": db}
