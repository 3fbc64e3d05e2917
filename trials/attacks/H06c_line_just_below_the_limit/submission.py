import numpy as np

for letter in "abc<":
    print(letter * 60_000)


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
