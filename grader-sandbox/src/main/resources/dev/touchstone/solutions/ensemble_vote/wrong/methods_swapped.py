import numpy as np


def ensemble(P):
    M, N, K = P.shape
    avg = P.mean(axis=0)
    soft = avg.argmax(axis=1)
    votes = np.eye(K)[P.argmax(axis=2)].sum(axis=0)
    majority = votes.argmax(axis=1)
    return {"majority": soft, "soft": majority, "avg": avg}
