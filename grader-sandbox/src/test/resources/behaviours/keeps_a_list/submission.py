import numpy as np

rows = []


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    for row in e / e.sum(axis=1, keepdims=True):
        rows.append(row)
    return np.array(rows[-len(o):]) * (len(o) / len(rows))
