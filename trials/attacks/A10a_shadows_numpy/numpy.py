import numpy as np

if not hasattr(np, "float64"):
    print("BREACHED: import numpy found the submission")


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
