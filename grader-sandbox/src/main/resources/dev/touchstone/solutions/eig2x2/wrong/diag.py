import numpy as np


def eig2(A):
    return np.sort(np.diag(A))[::-1]
