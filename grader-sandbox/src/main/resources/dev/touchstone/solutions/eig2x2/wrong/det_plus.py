import numpy as np


def eig2(A):
    (a, b), (c, d) = A
    trace = a + d
    det = a * d + b * c
    root = np.sqrt(trace**2 - 4 * det)
    return np.array([(trace + root) / 2, (trace - root) / 2])
